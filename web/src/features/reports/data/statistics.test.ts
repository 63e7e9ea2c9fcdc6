import { expect, test } from "vitest";
import { dimensionsOf } from "./statistics";

test("numbers are counted by what the address asks for, in one order and by three at most", () => {
  expect(dimensionsOf({})).toEqual(["month"]);
  expect(dimensionsOf({ by: ["site", "status", "nonsense"] })).toEqual(["status", "site"]);
  expect(dimensionsOf({ by: ["site", "program", "discipline", "month"] })).toHaveLength(3);
});
