/** A picture of every screen that a navigation leads to, in both languages and at both sizes. */
import { fileURLToPath } from "node:url";
import { afterAll, test } from "vitest";
import { at, close, SCREENS, type Window, windowOf } from "./browser";
import { pagesOf, ROLES } from "./places";
import type { Who } from "./world";

afterAll(close);

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));
const OPEN = ["/sign-in", "/forgotten-password"];

/** A page is whole when nothing more comes; the news never end. */
async function picture(page: Window["page"], address: string, folder: string): Promise<void> {
  await page.route("**/inbox-items/stream", (route) => route.abort());
  await page.goto(address);
  await page.locator("#content h1, main h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  const name = address.replaceAll("/", " ").trim().replaceAll(" ", "-") || "welcome";
  await page.screenshot({ path: `${FOLDER}${folder}/${name}.png`, animations: "disabled" });
}

test.each(SCREENS)("pictures of %o", async (screen) => {
  const folder = `${screen.language}-${screen.size}`;
  const { page, context } = await windowOf(screen);
  for (const address of OPEN) await picture(page, address, `${folder}/nobody`);
  await context.close();
  for (const who of Object.keys(ROLES) as Who[]) {
    await at(who, screen, async (window) => {
      for (const address of pagesOf(who)) await picture(window.page, address, `${folder}/${who}`);
    });
  }
});
