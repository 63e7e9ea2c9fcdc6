/** Names of files, as services say them. */
import { expect, test } from "vitest";
import { nameIn } from "./download";

test("a name with accents wins over its plain form", () => {
  expect(nameIn("attachment; filename=\"activite.csv\"; filename*=UTF-8''activit%C3%A9.csv")).toBe(
    "activité.csv",
  );
});

test("a plain name, quoted or not, and none at all", () => {
  expect(nameIn('attachment; filename="report.xlsx"')).toBe("report.xlsx");
  expect(nameIn("attachment; filename=report.xlsx")).toBe("report.xlsx");
  expect(nameIn(null)).toBeNull();
});
