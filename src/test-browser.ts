// A real Chromium for tests: the machine's, or the one Playwright has fetched.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { describe } from "vitest";

const PLACES = [
  process.env.CHANCERY_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  chromium.executablePath(),
];

const found = PLACES.find((place) => place && existsSync(place));

/** How a machine without a Chromium gets one. */
const FETCH = "npx playwright-core install chromium";

/** Starts the browser. Only root, in containers, needs to go without its sandbox. */
export function openBrowser(): Promise<Browser> {
  if (!found) throw new Error(`no Chromium is on this machine; fetch one with: ${FETCH}`);
  return chromium.launch({ executablePath: found, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

/** Tests that need a browser; passed over by name where there is none, but for CI, where they then fail. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (found || process.env.CI === "true") describe(name, tests);
  else describe.skip(`${name} (skipped: no Chromium; fetch one with "${FETCH}")`, tests);
}
