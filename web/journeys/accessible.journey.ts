/** Every page that a role's navigation leads to: nothing for axe to find, nothing to scroll for. */
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { at, close, findingsOf, type Language, type Scheme, windowOf } from "./browser";
import { pagesOf, ROLES } from "./places";
import type { Who } from "./world";

afterAll(close);

const LOOKS: readonly [Language, Scheme][] = [
  ["fr-CA", "light"],
  ["en-CA", "dark"],
];
/** 1280 pixels at 400 %. */
const ENLARGED = { width: 320, height: 256 };

async function settled(page: Page): Promise<void> {
  await page.locator("#content h1, main h1").first().waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}

async function seen(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** As people go: by the menu where the page stands in it, which is quicker than beginning anew. */
async function gone(page: Page, address: string): Promise<void> {
  const link = page.locator(`nav a[href="${address}"]`);
  if ((await link.count()) === 0) return seen(page, address);
  const before = await page.locator("#content h1").first().textContent();
  const there = (await link.getAttribute("aria-current")) === "page";
  await link.click();
  if (!there)
    await page
      .locator("#content h1", { hasNotText: before ?? "" })
      .first()
      .waitFor();
  await settled(page);
}

describe.each(LOOKS)("in %s and %s", (language, scheme) => {
  test.each(Object.keys(ROLES) as Who[])("axe finds nothing on the pages of %s", async (who) => {
    await at(who, { language, scheme, size: "desk" }, async ({ page }) => {
      const found: Record<string, string[]> = {};
      for (const address of pagesOf(who)) {
        await gone(page, address);
        found[address] = await findingsOf(page);
      }
      expect(found).toEqual(Object.fromEntries(pagesOf(who).map((each) => [each, []])));
    });
  });

  test.each(["/sign-in", "/forgotten-password", "/accept-invitation", "/confirm-email#x"])(
    "axe finds nothing on %s",
    async (address) => {
      const { page, context } = await windowOf({ language, scheme, size: "phone" });
      await seen(page, address);
      expect(await findingsOf(page)).toEqual([]);
      await context.close();
    },
  );
});

test.each(["pc", "administrator"] as const)(
  "enlarged four times, no page of %s is cut",
  async (who) => {
    await at(who, { language: "fr-CA", size: "desk" }, async ({ page }) => {
      await page.setViewportSize(ENLARGED);
      for (const address of pagesOf(who)) {
        await seen(page, address);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([address, wide]).toEqual([address, ENLARGED.width]);
      }
    });
  },
);
