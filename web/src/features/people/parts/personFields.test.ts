import { expect, test } from "vitest";
import type { Person } from "../data/people";
import { asChange, flat } from "./personFields";

const PERSON: Person = {
  id: "1",
  agency_id: "2",
  department_id: null,
  first_name: "Zoé",
  last_name: "Gagné",
  language: "fr",
  roles: ["supervisor"],
  email: null,
  direct_email: null,
  phones: [{ kind: "work", number: "819 555-0100", extension: "4122" }],
  title: null,
  active: true,
  deactivation_reason: null,
  version: 3,
  account_state: "none",
};

test("a change of the extension alone leaves the number as it is", () => {
  expect(flat(PERSON).work_extension).toBe("4122");
  expect(asChange({ work_extension: "9" }, PERSON)).toEqual({
    phones: [{ kind: "work", number: "819 555-0100", extension: "9" }],
  });
});

test("a number that was emptied is taken away, and what was not touched is not sent", () => {
  expect(asChange({ work_phone: null }, PERSON)).toEqual({ phones: [] });
  expect(asChange({ title: "Infirmière" }, PERSON)).toEqual({ title: "Infirmière" });
});
