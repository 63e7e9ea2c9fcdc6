/** The language of the page: catalogues, one a feature, loaded when first needed. */
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["fr-CA", "en-CA"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = "practica.language";
const DEFAULT: Language = "fr-CA";

type Catalogue = Record<string, unknown>;
type Load = () => Promise<{ default: Catalogue }>;

const FRAME = import.meta.glob<{ default: Catalogue }>("./texts/*/*.json");
const FEATURES = import.meta.glob<{ default: Catalogue }>("../features/*/texts/*.json");

/** A namespace is the name of a feature, or of a file of the frame's own. */
function catalogueOf(language: string, namespace: string): Load | undefined {
  return (
    FRAME[`./texts/${language}/${namespace}.json`] ??
    FEATURES[`../features/${namespace}/texts/${language}.json`]
  );
}

const catalogues: BackendModule = {
  type: "backend",
  init: () => {},
  async read(language, namespace) {
    const load = catalogueOf(language, namespace);
    if (!load) throw new Error(`no catalogue ${namespace} in ${language}`);
    const { default: texts } = await load();
    return texts as never;
  },
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((each) => each === value);
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  const wanted = navigator.languages.find((each) => /^(fr|en)\b/.test(each));
  return wanted?.startsWith("en") ? "en-CA" : DEFAULT;
}

export async function startLanguage(): Promise<void> {
  const language = firstLanguage();
  await i18next
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: [...LANGUAGES],
      load: "currentOnly",
      fallbackLng: false,
      ns: ["frame", "parts"],
      defaultNS: "frame",
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : DEFAULT;
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
