/** Values of forms: what is sent, and what is shown where two versions differ. */
import { expect, test } from "vitest";
import { asSent, changesTo, type Field, shownValue, valuesOf } from "./fields";

const NAME: Field = { name: "name", label: "Nom", kind: "text" };
const KIND: Field = {
  name: "kind",
  label: "Sorte",
  kind: "choice",
  options: [{ value: "both", label: "Les deux" }],
};
const OPEN: Field = { name: "open", label: "Ouvert", kind: "flag" };
const FIELDS = [NAME, KIND, OPEN];

test("what is left empty is sent as nothing, and what is not asked for not at all", () => {
  expect(asSent(FIELDS, { name: "  ", kind: " both ", open: false, id: "x" })).toEqual({
    name: null,
    kind: "both",
    open: false,
  });
});

test("a record fills the fields that it knows", () => {
  expect(valuesOf(FIELDS, { name: null, kind: "both", other: 1 })).toEqual({
    name: "",
    kind: "both",
    open: false,
  });
});

test("a choice is shown by its name", () => {
  expect([shownValue(KIND, "both"), shownValue(NAME, null), shownValue(OPEN, true)]).toEqual([
    "Les deux",
    "",
    "✓",
  ]);
});

test("several of a list are the same in any order, and none of them is nothing", () => {
  const events: Field = { name: "events", label: "", kind: "many", options: KIND.options ?? [] };
  const record = { events: ["a", "b"] };

  expect(changesTo([events], record, { events: ["b", "a"] })).toEqual({});
  expect(changesTo([events], record, { events: [] })).toEqual({ events: null });
  expect(changesTo([events], { events: null }, { events: [] })).toEqual({});
  expect(shownValue(events, ["both", "new"])).toBe("Les deux, new");
});

test("a change names only what was changed", () => {
  const record = { name: "Soins", kind: "both", open: true };

  expect(changesTo(FIELDS, record, { name: "Soins ", kind: "", open: true })).toEqual({
    kind: null,
  });
});
