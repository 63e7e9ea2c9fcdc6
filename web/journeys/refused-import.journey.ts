/** A file with a bad row is refused with its reason, and changes nothing; mended, it is taken. */
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { at, close, type Language, type Screen } from "./browser";
import { words } from "./texts";

afterAll(close);

const SCREENS: readonly Screen[] = [
  { language: "fr-CA", size: "desk" },
  { language: "en-CA", size: "phone" },
];
const HEADERS: Record<Language, string> = {
  "fr-CA": "Prénom;Nom;Rôles;Courriel",
  "en-CA": "First name,Last name,Roles,E-mail",
};

test.each(SCREENS)("what is refused is said row by row, %o", async (screen) => {
  const { language } = screen;
  const [people, parts] = [words(language, "people"), words(language, "parts")];
  const comma = language === "fr-CA" ? ";" : ",";
  const name = `Essai${Date.now()}`;
  const file = (email: string) => ({
    name: "staff.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        HEADERS[language],
        ["Zoé", name, "supervisor", `${name.toLowerCase()}@example.org`].join(comma),
        ["Jean", `${name}-2`, "supervisor", email].join(comma),
      ].join("\n"),
    ),
  });
  await at("administrator", screen, async ({ page }) => {
    const button = (key: string) => page.getByRole("button", { name: parts(key), exact: true });
    const department = await newDepartment(page, language, name);

    await page.goto("/people/import");
    await page.getByRole("combobox", { name: people("department") }).fill(department);
    await page.getByRole("option", { name: department }).click();
    await page.locator("input[type=file]").setInputFiles(file("nobody-at-all"));

    const rows = page.getByRole("table", { name: parts("import.rows") }).getByRole("row");
    const refused = rows.filter({ hasText: `${name}-2` });
    await refused.waitFor();
    expect(await refused.innerText()).toMatch(/^3\s/);
    expect(await refused.innerText()).toContain(parts("import.outcomes.refused"));
    expect(await button("import.apply").isDisabled()).toBe(true);
    expect(await found(page, language, name)).toBe(0);

    await page.goBack();
    await button("import.another").click();
    await page.getByRole("combobox", { name: people("department") }).fill(department);
    await page.getByRole("option", { name: department }).click();
    await page
      .locator("input[type=file]")
      .setInputFiles(file(`${name.toLowerCase()}2@example.org`));
    await button("import.apply").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: parts("import.apply") })
      .click();
    await page.getByText(parts("import.steps.applied")).waitFor();
    expect(await found(page, language, name)).toBe(2);
  });
});

async function newDepartment(page: Page, language: Language, name: string): Promise<string> {
  const agencies = words(language, "agencies");
  await page.goto("/agencies");
  await page.locator("main a[href^='/agencies/0']").first().click();
  await page.getByRole("tab", { name: agencies("departments") }).click();
  await page.getByRole("button", { name: agencies("addDepartment") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(agencies("nameFr")).fill(`Soins ${name}`);
  await dialog.getByLabel(agencies("nameEn")).fill(`Care ${name}`);
  await dialog.getByRole("button", { name: agencies("save") }).click();
  await dialog.waitFor({ state: "detached" });
  return language === "fr-CA" ? `Soins ${name}` : `Care ${name}`;
}

/** How many records of that name the list shows. */
async function found(page: Page, language: Language, name: string): Promise<number> {
  await page.goto(`/people?q=${name}`);
  const rows = page.locator("main a[href^='/people/0']");
  await rows
    .first()
    .or(page.getByText(words(language, "parts")("list.empty")))
    .first()
    .waitFor();
  return rows.count();
}
