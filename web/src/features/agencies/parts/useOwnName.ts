/** A name in the language of the page, of whatever is named in both. */
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/language/language";

interface Named {
  name_fr: string;
  name_en: string;
}

export function useOwnName(): (named: Named) => string {
  const { i18n } = useTranslation();
  // Another language makes another function, so that lists draw their names anew.
  return useCallback(
    (named) => (i18n.language && currentLanguage() === "fr-CA" ? named.name_fr : named.name_en),
    [i18n.language],
  );
}
