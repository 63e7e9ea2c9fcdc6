/** The main job without a mouse: sign in, find a request, read it, answer it, and know where one is. */

import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { at, close, type Screen, signIn, windowOf } from "./browser";
import { words } from "./texts";
import { world } from "./world";

afterAll(close);

const STEPS_AT_MOST = 80;
const SCREEN: Screen = { language: "fr-CA", size: "desk" };

/** Tab by tab, as somebody without a mouse gets there; fails if nothing leads there. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < STEPS_AT_MOST; step += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (here === name) return;
  }
  throw new Error(`${STEPS_AT_MOST} tabs lead nowhere near ${name}`);
}

test("a page begins with the way past its navigation", async () => {
  const frame = words(SCREEN.language, "frame");
  await at("pc", SCREEN, async ({ page }) => {
    await page.goto("/requests");
    await page.locator("#content h1").first().waitFor();
    await tabTo(page, frame("skip"));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => Boolean(document.activeElement?.closest("#content")));
    expect(inside).toBe(true);
  });
});

test("a request is sent by keys alone, and the cursor comes back after a dialog", async () => {
  const id = world.drafts[3];
  if (!id) throw new Error("there is no draft to begin with");
  const requests = words(SCREEN.language, "requests");
  const { page, context, faults } = await windowOf(SCREEN);
  await signIn(page, "pc");
  await page.locator("#content h1").first().waitFor();
  await page.goto(`/requests/${id}`);
  const send = requests("move.send.do");
  await page.getByRole("button", { name: send, exact: true }).waitFor();

  await tabTo(page, send);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  const back = (name: string) => document.activeElement?.textContent?.trim() === name;
  await page.waitForFunction(back, send);

  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await dialog.locator("[data-autofocus]:focus").waitFor();
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.goto(`/requests/${id}?tab=history`);
  await page.getByRole("tabpanel").getByText(requests("made.send")).first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
