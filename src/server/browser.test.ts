import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readText } from "../article/index.js";
import { loadCoder } from "../coder.js";
import { openRecord } from "../record/index.js";
import { describeInBrowser, openBrowser } from "../test-browser.js";
import { leaseRecord, listen, type Room } from "./index.js";

const REPORTS = [
  {
    id: "announced",
    title: "Polish premier to visit Kyiv",
    publisher: "The Example",
    published: "2025-05-14",
    url: "https://news.example/kyiv",
    text: "WARSAW - Poland's prime minister, Donald Tusk, will visit Kyiv on Friday for talks on trade, his office said. Warsaw pledged $50 million in aid by June.",
  },
  {
    id: "hostile",
    title: "<script>document.title='owned'</script>",
    publisher: '"><img src=x onerror=alert(1)>',
    published: "2025-05-15",
    url: "javascript:alert(1)",
    text: "Lithuanian President Gitanas Nauseda will visit Latvia on Saturday, his office said. <b onclick=alert(1)>Riga</b> hailed the visit.",
  },
];

describeInBrowser("the reading room in a browser", () => {
  let folder: string;
  let browser: Browser;
  let room: Room;
  const lost: string[] = [];
  let leave: () => Promise<void>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "chancery-room-"));
    const where = join(folder, "record");
    const coder = await loadCoder();
    const record = await openRecord(where);
    await record.add(REPORTS.map(({ text, ...known }) => coder.code(readText(text, known))));
    await record.close();
    const lease = leaseRecord(where);
    room = await listen(lease.ask, 0, () => "2025-05-15");
    leave = lease.close;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await room?.close();
    await leave?.();
    await rm(folder, { recursive: true, force: true });
  });

  /** A page that must neither complain nor ask for anything from elsewhere. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on("console", (message) => lost.push(message.text()));
    page.on("pageerror", (error) => lost.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(room.address) && !request.url().startsWith("data:")) lost.push(request.url());
    });
    await page.goto(room.address + path);
    return page;
  }

  it("leads from the first page to the very words in the report", async () => {
    const page = await open("");
    await page.getByText("Poland's prime minister, Donald Tusk, will visit Kyiv on Friday").click();
    await page.waitForURL(/\/articles\/announced#/);
    const target = page.locator("mark:target");
    expect(await target.textContent()).toContain("will visit Kyiv on Friday");
    expect(await target.evaluate((mark) => getComputedStyle(mark).outlineStyle)).toBe("solid");
    await page.getByRole("link", { name: "Chancery" }).click();
    await page.waitForURL(room.address);
    await page.getByRole("heading", { name: "Poland to Ukraine" }).getByRole("link").click();
    await page.waitForURL("**/engagements/*");
    expect(await page.getByRole("blockquote").textContent()).toContain("will visit Kyiv on Friday");
    await page.getByRole("link", { name: "brief on the two" }).click();
    await page.waitForURL("**/briefs/POL/UKR");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Poland and Ukraine");
    expect(lost).toEqual([]);
  });

  it("shows an article's mark-up as words and makes no link of what is no web address", async () => {
    const page = await open("articles/hostile");
    expect(await page.title()).toBe("<script>document.title='owned'</script> · Chancery");
    expect(await page.locator("img, b, [onclick], main script").count()).toBe(0);
    expect(await page.getByRole("link", { name: "original" }).count()).toBe(0);
    expect(await page.locator(".text").textContent()).toContain("<b onclick=alert(1)>Riga</b>");
    expect(lost).toEqual([]);
  });

  it("runs no script, whatever a page may hold", async () => {
    const page = await open("");
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'owned'";
      document.head.append(script);
      return document.title;
    });
    expect(ran).toBe("Chancery");
    expect(lost.splice(0).some((line) => line.includes("Content Security Policy"))).toBe(true);
  });

  it.each(["light", "dark"] as const)("keeps its text readable in %s colours", async (colorScheme) => {
    const page = await open("", { colorScheme });
    const contrasts = await page.evaluate(() => {
      const parts = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
      const light = (color: string) => {
        const [r = 0, g = 0, b = 0] = parts(color).map((part) => {
          const share = part / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const paper = light(getComputedStyle(document.documentElement).backgroundColor);
      return [...document.querySelectorAll("main *")].map((element) => {
        const ink = light(getComputedStyle(element).color);
        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      });
    });
    expect(contrasts.length).toBeGreaterThan(20);
    expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
  });

  it.each([
    ["a phone", 320],
    ["a desktop", 1400],
  ])("fits %s", async (_, width) => {
    for (const path of ["", "articles/announced", "briefs/POL/UKR"]) {
      const page = await open(path, { viewport: { width, height: 800 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.context().close();
    }
  });

  it("shows where the keyboard is, the way past the head first", async () => {
    const page = await open("");
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    expect(await skip.textContent()).toBe("Skip to the text");
    expect((await skip.boundingBox())?.x).toBeGreaterThan(0);
    expect(await skip.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe("solid");
  });
});
