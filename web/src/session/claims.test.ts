/** Tokens carry names with accents, and base64 without padding. */
import { expect, test } from "vitest";
import { firstStepsIn } from "./claims";

function token(claims: object): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `head.${payload}.signature`;
}

test("the steps that are left are read off the token", () => {
  expect(firstStepsIn(token({ name: "Zoé Ÿ", first_steps: ["orientation"] }))).toEqual([
    "orientation",
  ]);
});

test("whoever took them all has none", () => {
  expect(firstStepsIn(token({ name: "Zoé" }))).toEqual([]);
});
