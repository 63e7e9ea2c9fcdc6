/** Dates, numbers and money as people write them in the language of the page. */
import { useTranslation } from "react-i18next";
import { currentLanguage, type Language } from "./language";

/** A day of the calendar, `2026-09-01`, without a time zone: it is the same day everywhere. */
export type Day = string;

export interface Formats {
  day(day: Day | null | undefined): string;
  period(from: Day, until: Day): string;
  /** `2026-09`: a month of the calendar. */
  month(month: string): string;
  moment(instant: string | null | undefined): string;
  number(value: number | string, digits?: number): string;
  money(value: number | string, currency: string): string;
}

export function formatsIn(language: Language): Formats {
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(language, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  return {
    day: (value) => (value ? day.format(asDate(value)) : ""),
    period: (from, until) => day.formatRange(asDate(from), asDate(until)),
    month: (value) => month.format(asDate(`${value}-01`)),
    moment: (value) => (value ? moment.format(new Date(value)) : ""),
    number: (value, digits = 2) =>
      new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(Number(value)),
    money: (value, currency) =>
      new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(value)),
  };
}

function asDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

const FORMATS: Partial<Record<Language, Formats>> = {};

/** Follows the language switch. */
export function useFormats(): Formats {
  useTranslation();
  const language = currentLanguage();
  FORMATS[language] ??= formatsIn(language);
  return FORMATS[language];
}
