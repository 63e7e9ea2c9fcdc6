import { expect, test } from "vitest";
import { ownAddress } from "./ownAddress";

test("a page of this client is gone back to", () => {
  expect(ownAddress({ to: "/requests?status=pending" })).toBe("/requests?status=pending");
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "", undefined, 3])(
  "%s leads to the welcome page",
  (to) => {
    expect(ownAddress({ to })).toBe("/");
  },
);
