/** What the screens say, from their own catalogues, so that a journey reads as its person does. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language } from "./browser";

const SOURCE = new URL("../src/", import.meta.url);

/** `words("en-CA", "requests")("move.send.do")`; the frame and the parts have catalogues too. */
export function words(language: Language, catalogue: string): (key: string) => string {
  const file =
    catalogue === "frame" || catalogue === "parts"
      ? `language/texts/${language}/${catalogue}.json`
      : `features/${catalogue}/texts/${language}.json`;
  const texts: unknown = JSON.parse(readFileSync(fileURLToPath(new URL(file, SOURCE)), "utf8"));
  return (key) => {
    const found = key.split(".").reduce((inner, part) => (inner as never)?.[part], texts);
    if (typeof found !== "string") throw new Error(`${file} does not say ${key}`);
    return found;
  };
}
