/** What somebody has written stays through the end of a session, until they are back. */
import { afterAll, expect, test } from "vitest";
import { at, close, SCREENS } from "./browser";
import { words } from "./texts";
import { world } from "./world";

afterAll(close);

const EVERYTHING = "**/api/**";

test.each(SCREENS)("a session that ends in the middle of a form keeps it, %o", async (screen) => {
  const frame = words(screen.language, "frame");
  const agencies = words(screen.language, "agencies");
  await at("administrator", screen, async ({ page }) => {
    await page.goto("/agencies/new");
    const name = page.getByLabel(agencies("nameFr"));
    await name.fill("École du soir");
    await page.getByLabel(agencies("nameEn")).fill("Evening School");
    await page.getByLabel(agencies("shortName")).fill("Soir");
    await page.getByLabel(agencies("kind"), { exact: false }).first().click();
    await page.getByRole("option", { name: agencies("kinds.placing"), exact: true }).click();
    await page.getByLabel(agencies("province"), { exact: false }).first().click();
    await page.getByRole("option", { name: agencies("provinces.QC"), exact: true }).click();

    await page.route(EVERYTHING, (route) =>
      route.fulfill({ status: 401, json: { status: 401, slug: "unauthorized" } }),
    );
    await page.getByRole("button", { name: agencies("add"), exact: true }).click();
    const ended = page.getByRole("dialog", { name: frame("ended.title") });
    await ended.waitFor();

    await page.unroute(EVERYTHING);
    const { email, password } = world.people.administrator;
    await ended.locator("input[type=email]").fill(email);
    await ended.locator("input[type=password]").fill(password);
    await page.keyboard.press("Enter");
    await ended.waitFor({ state: "hidden" });
    expect(await name.inputValue()).toBe("École du soir");
  });
});
