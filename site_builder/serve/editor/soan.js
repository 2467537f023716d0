/* The box for a text: buttons for its marks, and what is pasted from Word, Zalo or Excel as paragraphs, lists and tables. */
(() => {
  "use strict";
  const form = document.getElementById("sua");
  if (!form) return;
  /* As if it were typed, so that Ctrl+Z takes it back. */
  const type = (box, text) => {
    box.focus();
    if (!document.execCommand("insertText", false, text)) {
      box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const lines = (box, mark) => {
    const text = box.value, start = text.lastIndexOf("\n", box.selectionStart - 1) + 1, end = box.selectionEnd;
    box.setSelectionRange(start, end);
    let number = 0;
    type(box, text.slice(start, end).split("\n").map((line) => (mark === "1. " ? `${++number}. ` : mark) + line).join("\n"));
  };
  const around = (box, before, after) => {
    const start = box.selectionStart, chosen = box.value.slice(start, box.selectionEnd);
    type(box, before + chosen + after);
    box.setSelectionRange(start + before.length, start + before.length + chosen.length);
  };
  /* A photo is made small here, which also takes its notes off; what this browser cannot read is sent as it is. */
  const smaller = async (file) => {
    try {
      const image = await createImageBitmap(file), scale = Math.min(1, 1600 / Math.max(image.width, image.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((made) => canvas.toBlob(made, "image/jpeg", .9));
    } catch { return file }
  };
  const LARGEST = 2800000; /* bytes: as text it is a third longer, and a form may have 4 MiB */
  const picture = async (box, file) => {
    const about = (prompt(form.dataset.about) || "").trim();
    if (!about) return;
    const body = await smaller(file);
    if (body.size > LARGEST) { alert(form.dataset.unread); return }
    const text = await new Promise((read) => {
      const reader = new FileReader();
      reader.onload = () => read(reader.result.split(",")[1] || "");
      reader.readAsDataURL(body);
    });
    const sent = new URLSearchParams({ _token: form.elements._token.value, _chu: about, _anh: text });
    try {
      const answer = await (await fetch(form.dataset.pictures, { method: "POST", body: sent })).json();
      if (answer.refused) alert(answer.refused);
      else type(box, `${box.selectionStart ? "\n\n" : ""}![${about.replace(/[[\]]/g, "")}](${answer.link})\n`);
    } catch { alert(form.dataset.unread) }
  };
  const TOOLS = {
    heading: (box) => lines(box, "## "), list: (box) => lines(box, "- "), steps: (box) => lines(box, "1. "),
    bold: (box) => around(box, "**", "**"), link: (box) => around(box, "[", "](https://)"),
  };
  for (const box of form.querySelectorAll("textarea[data-md]")) {
    const bar = document.createElement("div");
    bar.className = "tools";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", form.dataset.tools);
    for (const [name, act] of Object.entries(TOOLS)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = form.dataset[name];
      button.addEventListener("click", () => act(box));
      bar.append(button);
    }
    if (form.dataset.pictures) {
      const button = document.createElement("button"), chooser = document.createElement("input");
      Object.assign(button, { type: "button", className: "quiet", textContent: form.dataset.picture });
      Object.assign(chooser, { type: "file", accept: "image/*", hidden: true });
      button.addEventListener("click", () => chooser.click());
      chooser.addEventListener("change", () => { if (chooser.files[0]) picture(box, chooser.files[0]); chooser.value = "" });
      bar.append(button, chooser);
      box.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault() });
      box.addEventListener("drop", (event) => {
        const file = event.dataTransfer.files[0];
        if (!file) return;
        event.preventDefault();
        picture(box, file);
      });
    }
    box.before(bar);
  }

  const one = (text) => text.replace(/\s+/g, " ");
  const inline = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === 3) return one(child.data);
    if (child.nodeType !== 1 || /^(STYLE|SCRIPT|META|TITLE|HEAD)$/.test(child.tagName)) return "";
    if (child.tagName === "BR") return "\n";
    const text = inline(child), trimmed = text.trim();
    if (!trimmed) return text;
    const isBold = /^(B|STRONG)$/.test(child.tagName) && child.style.fontWeight !== "normal";
    if (isBold) return text.replace(trimmed, `**${trimmed}**`);
    if (child.tagName === "A" && /^https?:/.test(child.getAttribute("href") || "")) return `[${trimmed}](${child.getAttribute("href")})`;
    return text;
  }).join("");
  const BULLET = /^\s*(?:[\u2022\u00b7\u25aa\u25cf\u25e6\u2043\u2013\u2014+*\u2714\uf0b7\u00a7-]|o(?=\s{2}))\s+/;
  const line = (text) => text.trim().replace(BULLET, "- ").replace(/^\s*(\d{1,2})[.)]\s+/, "$1. ");
  const isItem = (text) => /^(- |\d{1,2}\. )/.test(text);
  /* Lines as paragraphs; items of one list stay together. */
  const joined = (all) => all.filter(Boolean).reduce((text, next, at, kept) =>
    text + (at ? (isItem(next) && isItem(kept[at - 1]) ? "\n" : "\n\n") : "") + next, "");
  const rows = (cells) => {
    if (cells[0].length < 2) return joined(cells.map(([cell]) => cell && `- ${cell}`));
    const width = Math.max(...cells.map((row) => row.length));
    const row = (given) => `| ${Array.from({ length: width }, (_, at) => (given[at] || "").replace(/\|/g, "/")).join(" | ")} |`;
    return [row(cells[0]), `|${" --- |".repeat(width)}`, ...cells.slice(1).map(row)].join("\n");
  };
  const blocks = (node) => [...node.children].flatMap((child) => {
    const tag = child.tagName;
    if (/^(STYLE|SCRIPT|META|TITLE|LINK)$/.test(tag)) return [];
    if (tag === "TABLE") return [rows([...child.rows].map((row) => [...row.cells].map((cell) => one(inline(cell)).trim())))];
    if (tag === "UL" || tag === "OL") return [...child.children].map((item, at) => (tag === "OL" ? `${at + 1}. ` : "- ") + one(inline(item)).trim());
    if (/^H[1-6]$/.test(tag)) return [`## ${one(inline(child)).trim()}`];
    if (child.querySelector("p,ul,ol,table,h1,h2,h3,div,li")) return blocks(child);
    return inline(child).split("\n").map(line);
  });
  form.addEventListener("paste", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement)) return;
    const html = event.clipboardData.getData("text/html"), text = event.clipboardData.getData("text/plain");
    let made = "";
    if (/<(p|li|table|h[1-6])[\s>]/i.test(html)) made = joined(blocks(new DOMParser().parseFromString(html, "text/html").body));
    else if (text.includes("\t")) made = rows(text.trim().split(/\r?\n/).map((row) => row.split("\t").map((cell) => cell.trim())));
    else if (/\n/.test(text.trim()) && !/^(#|- |\d+\. |\|)/m.test(text)) made = joined(text.split(/\r?\n/).map(line));
    if (!made) return;
    event.preventDefault();
    type(box, made);
  });
})();
