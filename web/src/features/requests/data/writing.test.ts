import { expect, test } from "vitest";
import { bodyFrom, writtenIn } from "./writing";

test("a request is sent with what is filled in, and without the site one looked in", () => {
  const values = {
    ...writtenIn(null),
    program_id: "p",
    site_id: "s",
    destination_id: "d",
    students: 4,
    hours_per_student: "96",
  };
  expect(bodyFrom(values)).toEqual({
    program_id: "p",
    placement_type: "group",
    destination_id: "d",
    students: 4,
    hours_per_student: "96",
  });
});
