/** What differs between a record as it was shown and as it is now. */
import type { Difference } from "./ChangedMeanwhile";
import type { Fact } from "./Facts";

/** Compares facts that are plain text; what only this reader's screen made of them is left out. */
export function differences(shown: readonly Fact[], now: readonly Fact[]): Difference[] {
  const before = new Map(shown.map(([name, value]) => [name, textOf(value)]));
  return now.flatMap(([name, value]) => {
    const was = before.get(name) ?? "";
    const is = textOf(value);
    return was === is ? [] : [{ name, before: was, now: is }];
  });
}

function textOf(value: Fact[1]): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
