import { expect, test } from "vitest";
import { barsOf, piecesOf, totalOf } from "./stacks";

const SERIES = [
  { id: "accepted", label: "" },
  { id: "declined", label: "" },
];

test("rows of one name become one bar, with a number for each series", () => {
  const rows = [
    { month: "2026-09", status: "declined", requests: 1 },
    { month: "2026-09", status: "accepted", requests: 2 },
    { month: "2026-10", status: "accepted", requests: 4 },
    { month: "2026-09", status: "declined", requests: 1 },
  ];
  const bars = barsOf(rows, (row) => ({
    bar: row.month,
    series: row.status,
    value: row.requests,
  }));

  expect(bars).toEqual([
    { label: "2026-09", values: { declined: 2, accepted: 2 } },
    { label: "2026-10", values: { accepted: 4 } },
  ]);
  expect(bars.map(totalOf)).toEqual([4, 4]);
});

test("pieces lie one after the other, in parts of the longest bar", () => {
  const bar = { label: "", values: { declined: 2, accepted: 1 } };

  expect(piecesOf(bar, SERIES, 8)).toEqual([
    { id: "accepted", value: 1, from: 0, width: 12.5 },
    { id: "declined", value: 2, from: 12.5, width: 25 },
  ]);
});
