/** Each side reads a word for every status that it can meet, and none twice in one list. */
import { expect, test } from "vitest";
import english from "@/language/texts/en-CA/statuses.json";
import french from "@/language/texts/fr-CA/statuses.json";
import { type Side, STATUSES, sideOf } from "./useStatuses";

const SIDES = Object.keys(STATUSES) as Side[];

test.each(SIDES)("the side %s has a word of its own for each status it meets", (side) => {
  for (const texts of [french, english]) {
    const words = STATUSES[side].map(
      (status) => (texts.of[side] as Record<string, string>)[status],
    );
    expect(words).not.toContain(undefined);
    expect(new Set(words).size).toBe(words.length);
  }
});

test("a school has sent what a hospital has pending, and knows nothing of a destination's answer", () => {
  expect([french.of.school.pending, french.of.receiving.pending]).toEqual([
    "Envoyée",
    "En attente",
  ]);
  expect(STATUSES.school).not.toContain("accepted_by_destination");
  expect([sideOf("supervisor"), sideOf("administrator")]).toEqual(["destination", "network"]);
});
