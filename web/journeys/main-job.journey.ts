/** One request from the school's draft to the confirmed placement, by four people in turn. */
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { at, close, type Screen } from "./browser";
import { words } from "./texts";
import { type Who, world } from "./world";

afterAll(close);

type Step = readonly [who: Who, move: string];

const STORY: readonly Step[] = [
  ["pc", "send"],
  ["rc", "redirect"],
  ["dc", "accept_for_destination"],
  ["rc", "accept"],
  ["pc", "confirm"],
];

async function makeMove(page: Page, id: string, move: string, screen: Screen): Promise<void> {
  const requests = words(screen.language, "requests");
  await page.goto(`/requests/${id}`);
  await page.locator("h1").first().waitFor();
  await page.getByRole("button", { name: requests(`move.${move}.do`), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: requests(`move.${move}.do`), exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function seesInHistory(page: Page, id: string, made: string): Promise<void> {
  await page.goto(`/requests/${id}?tab=history`);
  await page.getByRole("tabpanel").getByText(made).first().waitFor();
}

const SCREENS: readonly [Screen, string | undefined][] = [
  [{ language: "fr-CA", size: "desk" }, world.drafts[0]],
  [{ language: "en-CA", size: "phone" }, world.drafts[1]],
];

test.each(SCREENS)("from draft to confirmed on %o", async (screen, id) => {
  if (!id) throw new Error("there is no draft to begin with");
  const requests = words(screen.language, "requests");
  for (const [who, move] of STORY) {
    await at(who, screen, async ({ page }) => {
      await makeMove(page, id, move, screen);
      await seesInHistory(page, id, requests(`made.${move}`));
    });
  }
});

test("whoever is slower sees what the other did, and nothing is overwritten", async () => {
  const id = world.drafts[2];
  if (!id) throw new Error("there is no draft to begin with");
  const screen: Screen = { language: "fr-CA", size: "desk" };
  const requests = words(screen.language, "requests");
  const parts = words(screen.language, "parts");
  await at("pc", screen, ({ page }) => makeMove(page, id, "send", screen));
  await at("rc", screen, ({ page }) => makeMove(page, id, "redirect", screen));

  await at("dc", screen, async ({ page }) => {
    const answer = requests("move.accept_for_destination.do");
    await page.goto(`/requests/${id}`);
    await page.getByRole("button", { name: answer, exact: true }).click();
    await at("rc", screen, async (other) => makeMove(other.page, id, "accept", screen));
    await page.getByRole("dialog").getByRole("button", { name: answer, exact: true }).click();

    await page.getByRole("dialog", { name: parts("changed.title") }).waitFor();
    const told = await page.getByRole("dialog").innerText();
    expect(told).toContain(parts("changed.impossible"));
    await page.getByRole("button", { name: parts("changed.keepTheirs") }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  });
});
