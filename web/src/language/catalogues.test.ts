/** The catalogues are complete, used, and really in two languages. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES } from "./language";
import same from "./same-in-both.json";

const SOURCE = join(import.meta.dirname, "..");
const PLURALS = /_(zero|one|two|few|many|other)$/;

type Texts = Map<string, string>;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

function flat(value: unknown, prefix = ""): [string, string][] {
  if (typeof value === "string") return [[prefix, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flat(inner, prefix ? `${prefix}.${key}` : key),
  );
}

const FILES = filesBelow(SOURCE);

/** Namespace → language → key → text. */
function catalogues(): Map<string, Map<string, Texts>> {
  const found = new Map<string, Map<string, Texts>>();
  for (const path of FILES.filter((each) => /\/texts\/.*\.json$/.test(each))) {
    const isFrame = relative(SOURCE, path).startsWith("language/");
    const namespace = isFrame ? basename(path, ".json") : basename(dirname(dirname(path)));
    const language = isFrame ? basename(dirname(path)) : basename(path, ".json");
    const texts: Texts = new Map(flat(JSON.parse(readFileSync(path, "utf8"))));
    found.set(namespace, (found.get(namespace) ?? new Map()).set(language, texts));
  }
  return found;
}

const CATALOGUES = catalogues();
const CODE = FILES.filter(
  (path) => /(?<!\.test)\.tsx?$/.test(path) && !path.includes("/api/generated/"),
)
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

const stem = (key: string) => key.replace(PLURALS, "");
const keysOf = (texts: Texts | undefined) => new Set([...(texts?.keys() ?? [])].map(stem));

test.each([...CATALOGUES.keys()])("%s says the same things in both languages", (namespace) => {
  const [french, english] = LANGUAGES.map((each) => keysOf(CATALOGUES.get(namespace)?.get(each)));
  expect(french).toEqual(english);
});

test.each([...CATALOGUES.keys()])(
  "%s has no text that is the same in both by oversight",
  (namespace) => {
    const [french, english] = LANGUAGES.map((each) => CATALOGUES.get(namespace)?.get(each));
    const equal = [...(french ?? [])].filter(([key, text]) => english?.get(key) === text);
    const listed = new Set((same as Record<string, string[]>)[namespace] ?? []);
    expect(equal.map(([key]) => key).filter((key) => !listed.has(key))).toEqual([]);
    expect([...listed].filter((key) => !equal.some(([each]) => each === key))).toEqual([]);
  },
);

test.each([...CATALOGUES.keys()])("%s holds nothing that no screen says", (namespace) => {
  const keys = [...keysOf(CATALOGUES.get(namespace)?.get("fr-CA"))];
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});

test("every text that a screen asks for is in a catalogue", () => {
  const known = new Set([...CATALOGUES.values()].flatMap((each) => [...keysOf(each.get("fr-CA"))]));
  const asked = [...CODE.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});

/** Named whole, or by a template whose fixed part and ending fit. */
function isSaid(key: string): boolean {
  if (CODE.includes(`"${key}"`)) return true;
  return TEMPLATES.some((template) => template.test(key));
}

const TEMPLATES = [...CODE.matchAll(/\bt\(\s*`([^`]+)`/g)].map((match) => {
  const parts = (match[1] ?? "").split(/\$\{[^}]*\}/).map(escaped);
  return new RegExp(`^${parts.join("[^.]+")}$`);
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
