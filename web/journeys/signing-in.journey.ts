/** Whoever signs in stays signed in through a reload, leaves no token behind, and is out when out. */
import { afterAll, describe, expect, test } from "vitest";
import { at, close, SCREENS, windowOf } from "./browser";
import { words } from "./texts";

afterAll(close);

describe.each(SCREENS)("in $language at a $size", (screen) => {
  const frame = words(screen.language, "frame");

  test("a wrong password is told, and nothing of who exists", async () => {
    const { page, context, faults } = await windowOf(screen);
    await page.goto("/requests");
    await page.getByRole("heading", { name: frame("signIn.title") }).waitFor();
    await page.locator("input[type=email]").fill(`nobody-${crypto.randomUUID()}@example.org`);
    await page.locator("input[type=password]").fill("certainly not the password");
    await page.keyboard.press("Enter");

    await page.getByRole("alert").waitFor();
    expect(await page.locator("input[type=password]").inputValue()).toBe("");
    expect(faults).toEqual([]);
    await context.close();
  });
});

test("a reload keeps the session, scripts hold no token, and signing out ends it", async () => {
  const screen = { language: "fr-CA", size: "desk" } as const;
  const frame = words(screen.language, "frame");
  await at("supervisor", screen, async ({ page, context }) => {
    await page.reload();
    await page.locator("#content h1").first().waitFor();

    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(stored).not.toMatch(/eyJ[\w-]+\./);
    const scripts = await page.evaluate(() => document.cookie);
    expect(scripts).toBe("");
    expect((await context.cookies()).map((cookie) => cookie.httpOnly)).not.toContain(false);

    await page.locator("header button", { hasText: /\S+ \S+/ }).click();
    await page.getByRole("menuitem", { name: frame("signOut") }).click();
    await page.getByRole("heading", { name: frame("signIn.title") }).waitFor();
    await page.goto("/requests");
    await page.getByRole("heading", { name: frame("signIn.title") }).waitFor();
  });
});
