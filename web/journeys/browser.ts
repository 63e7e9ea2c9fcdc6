/** One browser for all journeys; each person has a window of their own in it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type Who, world } from "./world";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PATIENCE_MS = 30_000;

export type Language = "fr-CA" | "en-CA";
export type Size = "desk" | "phone";
export type Scheme = "light" | "dark";

const SIZES: Record<Size, { width: number; height: number }> = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
};

export interface Screen {
  language: Language;
  size: Size;
  scheme?: Scheme;
}

/** Both languages and both sizes. */
export const SCREENS: readonly Screen[] = [
  { language: "fr-CA", size: "desk" },
  { language: "en-CA", size: "desk" },
  { language: "fr-CA", size: "phone" },
  { language: "en-CA", size: "phone" },
];

let browser: Browser | null = null;

export async function open(): Promise<Browser> {
  browser ??= await chromium.launch({ executablePath: world.chromium, args: FLAGS });
  return browser;
}

export async function close(): Promise<void> {
  await browser?.close();
  browser = null;
}

export interface Window {
  page: Page;
  /** What the page did that it must not: errors, foreign addresses, broken policy. */
  faults: string[];
  context: BrowserContext;
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
const kept = new Map<Who, Cookies>();

/** A window that nobody has signed in at yet. */
export async function windowOf({ language, size, scheme = "light" }: Screen): Promise<Window> {
  const context = await (await open()).newContext({
    baseURL: world.url,
    viewport: SIZES[size],
    locale: language,
    colorScheme: scheme,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(world.url) && !/^(data|blob):/.test(address)) faults.push(address);
  });
  return { page, faults, context };
}

/** Somebody at work: signed in, by the form the first time and by their cookie afterwards. */
export async function at<Answer>(
  who: Who,
  screen: Screen,
  work: (window: Window) => Promise<Answer>,
): Promise<Answer> {
  const opened = await windowOf(screen);
  try {
    const cookies = kept.get(who);
    if (cookies) {
      await opened.context.addCookies(cookies);
      await opened.page.goto("/");
    } else {
      await signIn(opened.page, who);
    }
    await opened.page.locator("#content h1").first().waitFor();
    const answer = await work(opened);
    if (opened.faults.length > 0) throw new Error(opened.faults.join("\n"));
    return answer;
  } finally {
    kept.set(who, await opened.context.cookies());
    await opened.context.close();
  }
}

export async function signIn(page: Page, who: Who): Promise<void> {
  const { email, password } = world.people[who];
  await page.goto("/sign-in");
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
}

/** What axe finds against WCAG 2.2 AA, one line a finding. */
export async function findingsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate(() =>
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself into the page
    (globalThis as any).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`),
  );
}
