import { expect, test } from "vitest";
import { differences } from "./differences";

test("only what changed is told, with both values", () => {
  const shown = [
    ["Status", "Sent"],
    ["Students", 4],
  ] as const;
  const now = [
    ["Status", "Accepted"],
    ["Students", 4],
    ["Reason", "space"],
  ] as const;
  expect(differences(shown, now)).toEqual([
    { name: "Status", before: "Sent", now: "Accepted" },
    { name: "Reason", before: "", now: "space" },
  ]);
});
