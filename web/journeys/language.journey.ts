/** Whoever switches the language of the page is written to in it from then on. */
import { afterAll, expect, test } from "vitest";
import { at, close, type Screen } from "./browser";

afterAll(close);

const SCREENS: readonly Screen[] = [
  { language: "fr-CA", size: "desk" },
  { language: "en-CA", size: "phone" },
];

test.each(SCREENS)("the switch changes the page and the mails on %o", async (screen) => {
  const [other, spoken] = screen.language === "fr-CA" ? ["EN", "en"] : ["FR", "fr"];
  await at("dc", screen, async ({ page }) => {
    const chosen = page.waitForResponse("**/sessions/current/language");
    await page.locator("header").getByText(other, { exact: true }).click();
    expect(await (await chosen).json()).toEqual({ language: spoken });
    await page.waitForFunction(
      (language) => document.documentElement.lang.startsWith(language),
      spoken,
    );

    const session = page.waitForResponse("**/sessions/current");
    await page.reload();
    expect(await (await session).json()).toMatchObject({ language: spoken });
    // Others count on the language that this person had: French.
    if (other === "FR") return;
    const back = page.waitForResponse("**/sessions/current/language");
    await page.locator("header").getByText("FR", { exact: true }).click();
    expect((await back).ok()).toBe(true);
  });
});
