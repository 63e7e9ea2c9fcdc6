import { expect, test } from "vitest";
import { many, one, validSearch } from "./search";

test("an address keeps texts and lists of texts, and drops what is empty or strange", () => {
  const typed = {
    q: "PR-2026",
    status: ["pending", ""],
    n: 3,
    empty: "",
    odd: { a: 1 },
    none: null,
  };
  expect(validSearch(typed)).toEqual({ q: "PR-2026", status: ["pending"], n: "3" });
});

test("a value reads as one or as many", () => {
  expect(many("pending")).toEqual(["pending"]);
  expect(many(undefined)).toEqual([]);
  expect(one(["a", "b"])).toBe("a");
});
