/** Every page that a role's navigation leads to: nothing for axe to find, nothing to scroll for. */
import { afterAll, describe, expect, test } from "vitest";
import { placesFor } from "@/app/navigation";
import {
  at,
  close,
  findingsOf,
  type Language,
  type Scheme,
  type Window,
  windowOf,
} from "./browser";
import type { Who } from "./world";

afterAll(close);

const ROLES: Record<Who, Parameters<typeof placesFor>[0]> = {
  pc: "placing_coordinator",
  rc: "receiving_coordinator",
  dc: "destination_coordinator",
  supervisor: "supervisor",
  administrator: "administrator",
};
const LOOKS: readonly [Language, Scheme][] = [
  ["fr-CA", "light"],
  ["en-CA", "dark"],
];
/** 1280 pixels at 400 %. */
const ENLARGED = { width: 320, height: 256 };

const pagesOf = (who: Who) => [...placesFor(ROLES[who]).map((place) => place.to), "/account"];

async function seen(page: Window["page"], address: string): Promise<void> {
  await page.goto(address);
  await page.locator("#content h1, main h1").first().waitFor();
  await page.waitForLoadState("networkidle");
}

describe.each(LOOKS)("in %s and %s", (language, scheme) => {
  test.each(Object.keys(ROLES) as Who[])("axe finds nothing on the pages of %s", async (who) => {
    await at(who, { language, scheme, size: "desk" }, async ({ page }) => {
      const found: Record<string, string[]> = {};
      for (const address of pagesOf(who)) {
        await seen(page, address);
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
