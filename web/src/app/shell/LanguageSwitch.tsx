/** Says each language in that language, since who needs it may not read the other. */
import { SegmentedControl } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { currentLanguage, type Language, speak } from "@/language/language";

const NAMES = [
  { value: "fr-CA", label: "FR" },
  { value: "en-CA", label: "EN" },
] satisfies { value: Language; label: string }[];

export function LanguageSwitch() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = async (language: Language) => {
    await speak(language);
    // Labels, names and reasons come from the services in the language they were asked in.
    await queries.invalidateQueries();
  };
  return (
    <SegmentedControl
      aria-label={t("language")}
      size="xs"
      data={NAMES}
      value={currentLanguage()}
      onChange={change}
    />
  );
}
