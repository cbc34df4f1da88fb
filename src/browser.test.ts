import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadCoder, readArticle } from "./index.js";
import { describeInBrowser, openBrowser } from "./test-browser.js";

const PAGE = `<!doctype html><html lang="en"><head><title>Polish premier to visit Kyiv - The Example</title>
<meta property="og:title" content="Polish premier to visit Kyiv"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Polish premier to visit Kyiv</h1>
<p>WARSAW - Poland's prime minister will visit Kyiv on Friday, his office said. Warsaw pledged $50 million in aid by June.</p>
<p>"We will not leave our neighbours alone," Donald Tusk told reporters in the capital before he left for the station.</p>
</article></body></html>`;

const PROGRAM = `
import { loadCoder, readArticle } from "./dist/index.js";
window.code = async (html, published) => {
  const coder = await loadCoder(new URL("/english.bin", location.href));
  return coder.code(readArticle(html, { url: "https://news.example/kyiv", published }));
};`;

describeInBrowser("the library in a browser", () => {
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    const { outputFiles, warnings } = await build({
      stdin: { contents: PROGRAM, resolveDir: ".", loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "browser",
    });
    expect(warnings).toEqual([]);
    const files = new Map<string, [type: string, body: Uint8Array | string]>([
      [
        "/",
        [
          "text/html",
          "<!doctype html><meta charset=utf-8><title>test</title><script type=module src=bundle.js></script>",
        ],
      ],
      ["/bundle.js", ["text/javascript; charset=utf-8", outputFiles[0]?.contents ?? ""]],
      ["/english.bin", ["application/octet-stream", await readFile("model/english.bin")]],
    ]);
    server = createServer((request, answer) => {
      const [type, body] = files.get(request.url ?? "") ?? ["text/plain", ""];
      answer.writeHead(body === "" ? 404 : 200, { "content-type": type }).end(body);
    }).listen(0, "127.0.0.1");
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it("codes a page as it does in Node", async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const coded = await page.evaluate(([html, day]) => Reflect.get(window, "code")(html, day), [PAGE, "2025-05-14"]);
    expect(errors).toEqual([]);
    const coder = await loadCoder();
    const here = coder.code(readArticle(PAGE, { url: "https://news.example/kyiv", published: "2025-05-14" }));
    expect(coded).toEqual(here);
    expect(here.statements.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["event", "commitment", "quote"]));
  });
});
