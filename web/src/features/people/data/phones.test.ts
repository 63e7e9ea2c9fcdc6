import { expect, test } from "vitest";
import { type Phone, phonesOf, textsOf } from "./phones";

const FAX: Phone = { kind: "fax", number: "819 555-0199", extension: null };
const WORK: Phone = { kind: "work", number: "819 555-0100", extension: "4122" };

test("what a form does not ask for stays", () => {
  const texts = { work_phone: " 819 555-0101 ", work_extension: "", mobile_phone: "" };
  expect(phonesOf(texts, [FAX, WORK])).toEqual([
    { kind: "work", number: "819 555-0101", extension: null },
    FAX,
  ]);
});

test("what is not touched comes back as it was", () => {
  expect(phonesOf(textsOf([WORK, FAX]), [WORK, FAX])).toEqual([WORK, FAX]);
  expect(textsOf([])).toEqual({ work_phone: "", work_extension: "", mobile_phone: "" });
});
