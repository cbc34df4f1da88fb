const BLOCK = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);
const SKIPPED = new Set(
  "HEAD TITLE SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG CANVAS FORM BUTTON SELECT OPTION TEXTAREA INPUT FIGCAPTION NAV AUDIO VIDEO".split(
    " ",
  ),
);

interface Block {
  text: string;
  /** Characters of it that stand in links. */
  linked: number;
}

/** Share of a short block in links above which it is navigation. */
const LINK_DENSITY = 0.6;
const SHORT = 100;

/**
 * The text of an element block by block, without captions, navigation, forms and short blocks made of links.
 * Walked without recursion, so that no nesting exhausts the stack.
 */
export function blocksOf(root: Element): string[] {
  const blocks: Block[] = [{ text: "", linked: 0 }];
  const open = () => {
    if (blocks.at(-1)?.text.trim()) blocks.push({ text: "", linked: 0 });
  };
  // Each entry is a node to enter, or the mark that a block or link has ended.
  const stack: (Node | "block" | "link")[] = [root];
  let links = 0;
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === undefined) break;
    if (node === "block") open();
    else if (node === "link") links--;
    else if (node.nodeType === 3) {
      const block = blocks.at(-1);
      const text = node.textContent ?? "";
      if (block) {
        block.text += text;
        if (links > 0) block.linked += text.length;
      }
    } else if (node.nodeType === 1) {
      const name = node.nodeName.toUpperCase();
      if (SKIPPED.has(name)) continue;
      if (name === "BR") {
        // Two breaks part paragraphs on old pages.
        const block = blocks.at(-1);
        if (block?.text.endsWith("\n")) open();
        else if (block) block.text += "\n";
        continue;
      }
      if (BLOCK.has(name)) {
        open();
        stack.push("block");
      } else if (name === "A") {
        links++;
        stack.push("link");
      }
      for (let child = node.lastChild; child; child = child.previousSibling) stack.push(child);
    }
  }
  return blocks.filter(isText).map(({ text }) => text.replace(/\s+/g, " ").trim());
}

function isText({ text, linked }: Block): boolean {
  const length = text.trim().length;
  return length > 0 && !(length < SHORT && linked > LINK_DENSITY * length);
}
