/** A file that is taken in: looked into first, with every row's reason, and applied on one's word. */
import type { PageOf } from "@/api/answers";

export const OUTCOMES = ["added", "changed", "unchanged", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** `refused` is the whole file, such as one without the columns; rows have outcomes of their own. */
export type Step = "checking" | "checked" | "applying" | "applied" | "refused";

export interface Intake {
  id: string;
  version: number;
  fileName: string;
  step: Step;
  rowsDone: number;
  rowsTotal: number | null;
  counts: Readonly<Record<Outcome, number>> | null;
  /** Why the file, or the last step, was refused, in the reader's language. */
  refusal: string | null;
}

export interface Finding {
  row: number;
  outcome: Outcome;
  name: string;
  /** What changes, or why it is refused; null where there is nothing to say. */
  said: string | null;
}

export interface ImportDefinition {
  /** Names the import in the query cache. */
  name: string;
  /** What a file has to look like. */
  templates: readonly { label: string; get: () => Promise<void> }[];
  /** The endings of files that the service takes, such as `.csv`. */
  takes: readonly string[];
  /** Changes nothing yet. */
  check: (file: File) => Promise<Intake>;
  /** How far it is now. */
  look: (id: string) => Promise<Intake>;
  findings: (
    id: string,
    outcome: Outcome | null,
    cursor: string | null,
  ) => Promise<PageOf<Finding>>;
  /** The refused rows as a file to be mended. */
  refusedRows?: (id: string) => Promise<void>;
  apply: (intake: Intake, validOnly: boolean) => Promise<Intake>;
}

export const isBusy = ({ step }: Pick<Intake, "step">) =>
  step === "checking" || step === "applying";

/** Whether the person's word is still needed for what is valid, while something else is refused. */
export const isMixed = ({ counts }: Intake) => (counts?.refused ?? 0) > 0;

export const changesNothing = ({ counts }: Intake) => !counts?.added && !counts?.changed;

/** From 0 to 100; null while nobody knows how long the file is. */
export function progressOf({ rowsDone, rowsTotal }: Intake): number | null {
  if (!rowsTotal) return null;
  return Math.min(100, Math.round((100 * rowsDone) / rowsTotal));
}
