import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

// markdown-it is what Eleventy itself brings along; NODE_PATH says where.
const MarkdownIt = createRequire(`${process.env.NODE_PATH}/`)("markdown-it");

const here = import.meta.dirname;
const read = (file) => JSON.parse(fs.readFileSync(path.join(here, "data", file), "utf8"));

function entries() {
  const markdown = new MarkdownIt({ html: true });
  const n = read("nation.json");
  for (const guide of Object.values(n.guides)) guide.html = markdown.render(guide.body);
  const units = [], pages = [];
  for (const file of fs.readdirSync(path.join(here, "data", "units"))) {
    const u = read(`units/${file}`);
    units.push(u);
    for (const p of u.pages) {
      const shared = p.shared ? n.guides[p.shared] : null;
      const body = shared ? shared.html : p.body ? markdown.render(p.body) : "";
      pages.push({ u, body, p: shared ? { ...shared, ...p } : p });
    }
    delete u.pages;
  }
  return { n, units, pages };
}

export default function (config) {
  const made = entries();
  config.addGlobalData("n", made.n);
  config.addGlobalData("units", made.units);
  config.addGlobalData("pages", made.pages);
  config.setUseGitIgnore(false);
  config.setFreezeReservedData(false);
  return { dir: { includes: "_includes" }, templateFormats: ["njk"], htmlTemplateEngine: "njk" };
}
