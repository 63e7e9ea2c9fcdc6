/** The hard words, explained once for every screen; docs/glossary.md has the same words. */
import { useTranslation } from "react-i18next";
import glossary from "./glossary.json";
import { currentLanguage } from "./language";

export type Term = keyof typeof glossary;

export interface Explained {
  name: string;
  text: string;
}

export function useTerm(term: Term): Explained {
  useTranslation(); // whoever shows it is drawn anew when the language changes
  return glossary[term][currentLanguage()];
}
