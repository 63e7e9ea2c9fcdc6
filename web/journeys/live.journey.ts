/** What one person does rings the bell of whom it concerns, without anybody asking for it. */
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { at, close, type Screen } from "./browser";
import { words } from "./texts";
import { world } from "./world";

afterAll(close);

const COUNT = "**/inbox-items/unread-count";

async function unread(page: Page): Promise<number> {
  const said = await page.locator('header a[href="/notifications"]').getAttribute("aria-label");
  return Number(said?.match(/\d+/)?.[0] ?? 0);
}

const SCREENS: readonly [Screen, string | undefined][] = [
  [{ language: "fr-CA", size: "desk" }, world.drafts[4]],
  [{ language: "en-CA", size: "phone" }, world.drafts[5]],
];

test.each(SCREENS)("a request that is sent rings at the hospital on %o", async (screen, id) => {
  if (!id) throw new Error("there is no draft to begin with");
  const requests = words(screen.language, "requests");
  await at("rc", screen, async ({ page }) => {
    const stream = page.waitForResponse(
      (answer) => answer.url().endsWith("/inbox-items/stream") && answer.ok(),
    );
    await page.goto("/notifications");
    expect((await stream).headers()["content-type"]).toContain("text/event-stream");
    await page.locator("#content h1").first().waitFor();
    const before = await unread(page);
    // Nobody may ask from now on: what is shown is what was told.
    await page.route(COUNT, (route) => route.abort());

    await at("pc", screen, async (sender) => {
      await sender.page.goto(`/requests/${id}`);
      const send = requests("move.send.do");
      await sender.page.getByRole("button", { name: send, exact: true }).click();
      const dialog = sender.page.getByRole("dialog");
      await dialog.getByRole("button", { name: send, exact: true }).click();
      await dialog.waitFor({ state: "hidden" });
    });

    await page.waitForFunction(
      (least) => {
        const bell = document.querySelector('header a[href="/notifications"]');
        return Number(bell?.getAttribute("aria-label")?.match(/\d+/)?.[0] ?? 0) > least;
      },
      before,
      { timeout: 20_000 },
    );
    await page.locator(`#content a[href="/requests/${id}"]`).first().waitFor();
  });
});
