/** Short messages in a corner of the page, read out to those who do not see it. */
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { Problem, Unreachable } from "@/api/problem";

export function tellDone(message: string): void {
  notifications.show({ message, color: "green", role: "status", closeButtonProps: named() });
}

/** What went wrong, in the service's own words where it said some. */
export function tellFailure(error: unknown): void {
  notifications.show({
    message: wordsFor(error),
    color: "red",
    role: "alert",
    autoClose: 10_000,
    closeButtonProps: named(),
  });
}

function named() {
  return { "aria-label": i18next.t("close", { ns: "parts" }) };
}

export function wordsFor(error: unknown): string {
  if (error instanceof Unreachable) return i18next.t("unreachable.text", { ns: "frame" });
  if (error instanceof Problem && error.message) return error.message;
  return i18next.t("unexpected.text", { ns: "frame" });
}
