/** Five hundred requests are chosen and sent at once; each has its answer, and a lost line loses none. */
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { at, close, type Screen } from "./browser";
import { words } from "./texts";
import { world } from "./world";

afterAll(close);

const SCREEN: Screen = { language: "fr-CA", size: "desk" };
const SENDING = "**/placement-requests/bulk/send";
/** What the client asks for at once. */
const PART = 100;

async function readOn(page: Page, more: string): Promise<void> {
  const button = page.getByRole("button", { name: more, exact: true });
  while ((await button.count()) > 0) {
    // The page that comes may take the button away under one's hand.
    await button.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => undefined);
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** The first request was changed by somebody else meanwhile, and the third part finds no network. */
async function withMishaps(page: Page): Promise<void> {
  let part = 0;
  await page.route(SENDING, async (route) => {
    part += 1;
    if (part === 3) return route.abort();
    const body = route.request().postDataJSON();
    if (part === 1) body.items[0].version += 1;
    return route.continue({ postData: JSON.stringify(body) });
  });
}

test("five hundred requests are sent at once, and each has an answer of its own", async () => {
  if (!world.many) throw new Error("there are not many drafts to send");
  const { from, count } = world.many;
  const parts = words(SCREEN.language, "parts");
  const requests = words(SCREEN.language, "requests");
  const told = (key: string, how: number) => parts(key).replace("{{count}}", String(how));
  const send = requests("move.send.do");

  await at("pc", SCREEN, async ({ page }) => {
    await page.goto(`/requests?status=draft&from=${from}`);
    await page.getByRole("table").first().waitFor();
    await readOn(page, parts("list.more"));
    await page.getByLabel(parts("list.selectAll")).check();
    await page.getByText(told("list.selected_other", count), { exact: true }).waitFor();

    await withMishaps(page);
    const toolbar = page.getByRole("toolbar", { name: parts("list.withSelected") });
    const confirmed = async () => {
      await toolbar.getByRole("button", { name: send, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: send, exact: true }).click();
    };
    await confirmed();
    await page.getByLabel(parts("list.progress")).waitFor();
    const answers = page.getByRole("dialog", { name: parts("list.answers") });
    await answers.getByText(told("list.succeeded_other", count - PART - 1)).waitFor();
    expect(await answers.innerText()).toContain(told("list.refused_one", 1));
    expect(await answers.innerText()).toContain(told("list.unanswered_other", PART));
    const [refused] = (await answers.innerText()).match(/PR-\d{4}-\d+(?= – \S)/) ?? [];
    await answers.getByRole("button", { name: parts("close") }).click();

    await page.unroute(SENDING);
    await page.getByText(told("list.selected_other", PART), { exact: true }).waitFor();
    await confirmed();
    await answers.getByText(told("list.succeeded_other", PART)).waitFor();
    await answers.getByRole("button", { name: parts("close") }).click();
    // The one that was refused is a draft as before, and the only one.
    const left = page.locator("tbody a");
    await page.waitForFunction(() => document.querySelectorAll("tbody a").length === 1);
    expect(await left.allInnerTexts()).toEqual([refused]);
  });
});
