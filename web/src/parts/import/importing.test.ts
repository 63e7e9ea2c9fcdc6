import { expect, test } from "vitest";
import { changesNothing, type Intake, isBusy, isMixed, progressOf } from "./importing";

const intake = (changes: Partial<Intake>): Intake => ({
  id: "1",
  version: 1,
  fileName: "staff.csv",
  step: "checked",
  rowsDone: 0,
  rowsTotal: null,
  counts: null,
  refusal: null,
  ...changes,
});
const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };

test("a file is asked for again while the service works on it, and no longer", () => {
  const steps = ["checking", "checked", "applying", "applied", "refused"] as const;
  expect(steps.filter((step) => isBusy({ step }))).toEqual(["checking", "applying"]);
});

test("progress is said once it is known how long the file is, and never beyond its end", () => {
  expect(progressOf(intake({}))).toBeNull();
  expect(progressOf(intake({ rowsDone: 1, rowsTotal: 3 }))).toBe(33);
  expect(progressOf(intake({ rowsDone: 4, rowsTotal: 3 }))).toBe(100);
});

test("a word is asked for what is valid only where something is refused", () => {
  expect(isMixed(intake({ counts }))).toBe(false);
  expect(isMixed(intake({ counts: { ...counts, added: 2, refused: 1 } }))).toBe(true);
});

test("a file of which nothing is new has nothing to apply", () => {
  expect(changesNothing(intake({ counts: { ...counts, unchanged: 9, refused: 1 } }))).toBe(true);
  expect(changesNothing(intake({ counts: { ...counts, changed: 1 } }))).toBe(false);
});
