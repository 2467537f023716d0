import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

// Both are what Eleventy itself brings along; NODE_PATH says where.
const require = createRequire(`${process.env.NODE_PATH}/`);
const matter = require("gray-matter");
const MarkdownIt = require("markdown-it");

const here = import.meta.dirname;
const today = process.env.TODAY;
const collator = new Intl.Collator("vi");
const by = (of) => (a, b) => collator.compare(of(a), of(b));
const json = (file) => JSON.parse(fs.readFileSync(path.join(here, "data", file), "utf8"));
const listed = new Set(["teams", "guides", "announcements", "services", "contact", "qr", "az", "privacy"]);
const weekdays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
const markdown = new MarkdownIt({ html: true });

// YAML gives dates as JavaScript's, in UTC; moments stay as they were written.
const iso = (when) => (when instanceof Date ? when.toISOString() : when).slice(0, 10);
const day = (when) => iso(when).split("-").reverse().join("/");
function moment(when) {
  const clock = typeof when === "string" && when.length > 10 ? `${when.slice(11, 16)}, ` : "";
  return `${clock}${weekdays[new Date(iso(when)).getUTCDay()]} ${day(when)}`;
}
const where = (items, name, value) => (items ?? []).filter((item) => item[name] === value);

// The Markdown files of a folder, each with its head, its slug and its HTML.
function texts(folder, kind) {
  const place = path.join(here, "content", folder);
  if (!fs.existsSync(place)) return [];
  return fs.readdirSync(place).map((file) => {
    const { data, content } = matter(fs.readFileSync(path.join(place, file), "utf8"));
    const slug = file.slice(kind === "announcement" ? 11 : 0, -".md".length);
    return { ...data, kind, slug, body: markdown.render(content) };
  });
}

// The units, parents before those below them, each with what is above, below and within it.
function tree() {
  const found = fs.readdirSync(path.join(here, "data", "units")).map((file) => json(`units/${file}`));
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  const known = new Map(found.map((unit) => [unit.path, unit]));
  for (const unit of found) {
    const parent = unit.path === "/" ? null : known.get(unit.path.replace(/[^/]+\/$/, ""));
    unit.above = parent ? [...parent.above, parent] : [];
    unit.channels = [...(unit.channels ?? []), ...(parent?.channels ?? [])];
    unit.below = [];
    unit.within = [];
    parent?.below.push(unit);
    for (const one of unit.above) one.within.push(unit);
  }
  return found;
}

function arrange(unit, shared) {
  const at = (section, text) => ({ ...text, url: `${unit.path}${section}/${text.slug}/` });
  const own = unit.above.length ? texts(`${unit.path}guides`, "guide") : [];
  unit.guides = [...shared, ...own].map((text) => at("huong-dan", text));
  unit.guides.sort((a, b) => a.order - b.order || collator.compare(a.title, b.title));
  unit.known = Object.fromEntries(unit.guides.map((guide) => [guide.slug, guide]));
  unit.posts = texts(`${unit.path}announcements`, "announcement").map((text) => at("thong-bao", text));
  unit.posts.sort((a, b) => b.date - a.date);
  unit.posts.forEach((post, index) => {
    post.expired = Boolean(post.expires) && iso(post.expires) < today;
    post.newer = unit.posts[index - 1];
    post.older = unit.posts[index + 1];
  });
  unit.news = unit.posts.filter((post) => !post.expired);
  unit.archive = unit.posts.filter((post) => post.expired);
  const localities = Object.fromEntries((unit.localities ?? []).map((one) => [one.id, one]));
  for (const team of unit.teams ?? []) team.at = localities[team.locality];
  unit.teams?.sort(by((team) => `${team.at.kind} ${team.at.name}`));
  unit.below.sort(by((one) => one.name));
}

function az(unit, services, team) {
  const entry = (note, text, url) => ({ note, text, url });
  const entries = [
    ...unit.pages.filter((page) => listed.has(page.kind)).map((page) => entry("Trang", page.title, page.url)),
    ...unit.guides.map((guide) => entry("Hướng dẫn", guide.title, guide.url)),
    ...unit.news.map((post) => entry("Thông báo", post.title, post.url)),
    ...services.map((one) => entry("Dịch vụ", one.name, `${unit.path}dich-vu/#${one.id}`)),
    ...(unit.teams ?? []).map((one) =>
      entry("Tổ công nghệ số", `${team} ${one.at.kind} ${one.at.name}`, `${unit.path}to-cong-nghe/#${one.id}`)),
    ...unit.within.map((one) => entry(one.kind[0].toUpperCase() + one.kind.slice(1), one.name, one.path)),
  ].sort(by((one) => one.text));
  const groups = [];
  for (const link of entries) {
    const first = link.text.normalize("NFD")[0].toUpperCase().replace("Đ", "D");
    const letter = /\d/.test(first) ? "0–9" : first;
    if (groups.at(-1)?.letter !== letter) groups.push({ letter, links: [] });
    groups.at(-1).links.push(link);
  }
  return groups;
}

function country() {
  const { categories, services } = json("services.json");
  const units = tree();
  const shared = texts("guides", "guide");
  for (const unit of units) arrange(unit, shared);
  const inOrder = (items) => items.sort((a, b) => a.order - b.order);
  const known = Object.fromEntries(services.map((service) => [service.id, service]));
  const site = { root: units[0], topics: inOrder(units[0].topics), categories: inOrder(categories), services, known };
  return { n: json("nation.json"), units, site };
}

export default function (config) {
  const { n, units, site } = country();
  config.addGlobalData("n", n);
  config.addGlobalData("site", site);
  config.addGlobalData("units", units);
  config.addGlobalData("pages", units.flatMap((u) => [...u.pages, ...u.guides, ...u.posts].map((p) => ({ u, p }))));
  for (const [name, filter] of Object.entries({ iso, day, moment, where, az })) config.addFilter(name, filter);
  config.setUseGitIgnore(false);
  config.setFreezeReservedData(false);
  return { dir: { includes: "_includes" }, templateFormats: ["njk"], htmlTemplateEngine: "njk" };
}
