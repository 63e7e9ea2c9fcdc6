/** The glossary holds the words that screens ask for, no others, as docs/glossary.md has them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import glossary from "./glossary.json";

const SOURCE = join(import.meta.dirname, "..");
const DOCUMENT = join(SOURCE, "..", "..", "docs", "glossary.md");

const CODE = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !path.startsWith("api/generated/"))
  .map((path) => readFileSync(join(SOURCE, path), "utf8"))
  .join("\n");

const ROWS = readFileSync(DOCUMENT, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

const TERMS = Object.entries(glossary);

test("every word that a screen explains is in the glossary, and none besides", () => {
  const asked = new Set([...CODE.matchAll(/\bterm(?:=|: )"(\w+)"/g)].map((match) => match[1]));
  expect([...asked].sort()).toEqual(TERMS.map(([term]) => term).sort());
});

test.each(TERMS)(
  "%s is the word of the glossary of the project",
  (_, { "fr-CA": fr, "en-CA": en }) => {
    const names = (cell: string | undefined, name: string) =>
      cell?.split(/\s*[:,]\s*/).includes(name) ?? false;
    const rows = ROWS.filter((row) => row.some((cell) => names(cell, en.name)));
    expect(rows.some((row) => row.some((cell) => names(cell, fr.name)))).toBe(true);
  },
);

test.each(TERMS)("%s is explained in each language", (_, { "fr-CA": fr, "en-CA": en }) => {
  expect(fr.text).not.toBe("");
  expect(en.text).not.toBe("");
  expect(fr.text).not.toBe(en.text);
});
