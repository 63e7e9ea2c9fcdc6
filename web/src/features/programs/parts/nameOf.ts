/** What a program or a course is called in the reader's language. */
import { currentLanguage } from "@/language/language";

export const nameOf = ({ name_fr, name_en }: { name_fr: string; name_en: string }) =>
  currentLanguage() === "fr-CA" ? name_fr : name_en;
