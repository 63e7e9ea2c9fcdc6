import { expect, test } from "vitest";
import { formatsIn } from "@/language/formats";
import { centsOf, moneyOf } from "./money";

test("dollars become whole cents, and cents money", () => {
  expect([centsOf(0.29), centsOf(1.75), centsOf(4)]).toEqual([29, 175, 400]);
  expect(moneyOf(67_200, "CAD", formatsIn("en-CA"))).toBe("$672.00");
});

test("what has no price is no money", () => {
  expect(moneyOf(null, null, formatsIn("en-CA"))).toBeNull();
});
