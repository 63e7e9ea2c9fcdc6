import { expect, test } from "vitest";
import { formatsIn } from "./formats";

const plain = (text: string) => text.replace(/\s/g, " ");

test("a day is written as French and English Canadians write it", () => {
  expect(plain(formatsIn("fr-CA").day("2026-09-01"))).toBe("1 sept. 2026");
  expect(plain(formatsIn("en-CA").day("2026-09-01"))).toMatch(/^Sept? 1, 2026$/);
});

test("a day is the same day in every time zone", () => {
  expect(formatsIn("en-CA").day("2026-01-01")).toContain("2026");
});

test("money follows the language, not the currency", () => {
  expect(plain(formatsIn("fr-CA").money("1234.5", "CAD"))).toBe("1 234,50 $");
  expect(plain(formatsIn("en-CA").money("1234.5", "CAD"))).toBe("$1,234.50");
});

test("a month is the same month in every time zone", () => {
  expect(plain(formatsIn("fr-CA").month("2026-09"))).toBe("sept. 2026");
  expect(plain(formatsIn("en-CA").month("2027-01"))).toMatch(/^Jan\.? 2027$/);
});
