/** Any place by its name: Ctrl-K. */
import "@mantine/spotlight/styles.css";
import { Spotlight } from "@mantine/spotlight";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Place } from "../navigation";

export function Palette({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions = places.map((place) => ({
    id: place.to,
    label: t(place.name),
    onClick: () => void navigate({ to: place.to }),
  }));
  return (
    <Spotlight
      actions={actions}
      nothingFound={t("palette.nothing")}
      searchProps={{ placeholder: t("palette.search"), "aria-label": t("palette.search") }}
      shortcut={["mod + K"]}
    />
  );
}
