/** Amounts as billing tells them: whole cents of a currency. */
import type { Formats } from "@/language/formats";

const CENTS = 100;

export function moneyOf(
  minor: number | null | undefined,
  currency: string | null | undefined,
  formats: Formats,
): string | null {
  return minor == null || !currency ? null : formats.money(minor / CENTS, currency);
}

/** What somebody wrote as dollars; rounded, because 0.29 × 100 is not 29 for a computer. */
export function centsOf(dollars: number): number {
  return Math.round(dollars * CENTS);
}
