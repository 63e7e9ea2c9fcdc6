/** Whoever added a device signs in with it alone, until they take it off. */
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { close, type Screen, windowOf } from "./browser";
import { words } from "./texts";
import { world } from "./world";

afterAll(close);

/** Passkeys are bound to a name: an address in numbers has none. */
const URL = world.url.replace("//127.0.0.1", "//localhost");
const SCREEN: Screen = { language: "fr-CA", size: "desk" };
const SOMEBODY = world.people.supervisor;

/** A device with one finger on it, such as telephones are. */
async function withADevice(page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const heading = (page: Page) => page.locator("#content h1").first().waitFor();

test("a device is added, opens the door without a password, and is taken off", async () => {
  const frame = words(SCREEN.language, "frame");
  const account = words(SCREEN.language, "account");
  const { page, context } = await windowOf(SCREEN);
  await withADevice(page);
  await page.goto(`${URL}/sign-in`);
  await page.locator("input[type=email]").fill(SOMEBODY.email);
  await page.locator("input[type=password]").fill(SOMEBODY.password);
  await page.keyboard.press("Enter");
  await heading(page);

  await page.goto(`${URL}/account`);
  await page.getByLabel(account("passkeys.name")).fill("Clé de voyage");
  await page.getByRole("button", { name: account("passkeys.add"), exact: true }).click();
  await page.getByRole("button", { name: frame("secondStep.kept"), exact: true }).click();
  await page.getByText("Clé de voyage", { exact: true }).waitFor();

  await page.locator("header button", { hasText: /\S+ \S+/ }).click();
  await page.getByRole("menuitem", { name: frame("signOut") }).click();
  await page.getByRole("button", { name: frame("signIn.passkey"), exact: true }).click();
  await heading(page);

  await page.goto(`${URL}/account`);
  const one = account("passkeys.takeOffOne").replace("{{name}}", "Clé de voyage");
  await page.getByRole("button", { name: one, exact: true }).click();
  const sure = page.getByRole("dialog", { name: one });
  await sure.getByRole("button", { name: account("passkeys.takeOff"), exact: true }).click();
  const proof = page.getByRole("dialog", { name: account("proof.title") });
  await proof.locator("input[type=password]").fill(SOMEBODY.password);
  await page.keyboard.press("Enter");
  await page.getByText(account("passkeys.none")).waitFor();
  expect(await page.getByText("Clé de voyage", { exact: true }).count()).toBe(0);
  await context.close();
});
