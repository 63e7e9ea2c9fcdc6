/** The pages to look at: those of the navigation, so that a new one is among them on its first day. */
import { placesFor } from "@/app/navigation";
import type { Who } from "./world";

export const ROLES: Record<Who, Parameters<typeof placesFor>[0]["role"]> = {
  pc: "placing_coordinator",
  rc: "receiving_coordinator",
  dc: "destination_coordinator",
  supervisor: "supervisor",
  administrator: "administrator",
};

/** What a person's navigation leads to, and the page of their own account. */
export const pagesOf = (who: Who): string[] => [
  ...placesFor({ role: ROLES[who], level: "regular" }).map((place) => place.to),
  "/account",
];
