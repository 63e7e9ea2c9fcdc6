/** A partner's address is registered, its secret shown once, tried, and removed again. */
import { afterAll, expect, test } from "vitest";
import { at, close, type Screen } from "./browser";
import { words } from "./texts";

afterAll(close);

const SCREENS: readonly Screen[] = [
  { language: "fr-CA", size: "desk" },
  { language: "en-CA", size: "phone" },
];
/** Public, as the service asks for; whether anybody answers there does not matter here. */
const ADDRESS = "https://8.8.8.8/practica";

test.each(SCREENS)("a webhook's secret is shown once, %o", async (screen) => {
  const partners = words(screen.language, "partners");
  await at("administrator", screen, async ({ page }) => {
    const button = (key: string) => page.getByRole("button", { name: partners(key), exact: true });
    await page.goto("/webhooks/new");
    await page.getByLabel(partners("url")).fill(ADDRESS);
    await button("register").click();

    const shown = page.getByRole("dialog", { name: partners("secret.title") });
    const secret = (await shown.innerText()).match(/whsec_\S+/)?.[0];
    expect(secret).toBeTruthy();
    await page.keyboard.press("Escape");
    expect(await shown.isVisible()).toBe(true);
    await shown.getByRole("button", { name: partners("secret.kept") }).click();

    await button("test").waitFor();
    const address = page.url();
    expect(await page.content()).not.toContain(secret);
    await button("test").click();
    await page.getByRole("heading", { name: partners("event.webhook_test") }).waitFor();
    await page.getByText(ADDRESS).first().waitFor();

    await page.goto(address);
    await button("act.remove.do").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: partners("act.remove.do"), exact: true })
      .click();
    await page.getByRole("heading", { name: partners("title"), exact: true }).waitFor();
    expect(await page.locator(`a[href="${new URL(address).pathname}"]`).count()).toBe(0);
  });
});
