/* The form editor: keeps what is typed, says what is wrong while typing, gives room for more items. Without it the forms
   work all the same; what it adds is lost with it, and nothing else. */
(() => {
  "use strict";
  /* What takes a while says so, and is asked for once. */
  for (const one of document.querySelectorAll("form[data-busy]")) one.addEventListener("submit", () => {
    const button = one.querySelector("button");
    button.textContent = one.dataset.busy;
    setTimeout(() => { button.disabled = true });
  });
  const form = document.getElementById("sua");
  if (!form) return;
  const key = "sua:" + form.dataset.file;
  const store = (() => { try { return window.localStorage } catch { return null } })();
  const fields = () => [...form.elements].filter((one) => one.name && one.name[0] !== "_" && one.tagName !== "BUTTON");
  const field = (name) => fields().find((one) => one.name === name);
  const isBox = (one) => one.type === "checkbox";
  const text = (one) => (isBox(one) ? (one.checked ? "1" : "") : one.value);
  const put = (one, value) => { if (isBox(one)) one.checked = value === "1"; else {
    if (one.tagName === "SELECT" && ![...one.options].some((option) => option.value === value)) one.add(new Option(value, value));
    one.value = value } };
  /* What the file says, as the page that came from the server shows it. */
  const written = (one) => {
    if ("w" in one.dataset) return one.dataset.w;
    if (isBox(one)) return "";
    return one.tagName === "SELECT" ? ([...one.options].find((option) => option.defaultSelected) || { value: "" }).value : one.defaultValue;
  };
  const changed = () => fields().filter((one) => text(one) !== written(one));

  /* Room for one more item, as soon as somebody types into the last one. */
  const grow = (item) => {
    const name = item.dataset.new, at = name.lastIndexOf("+"), list = name.slice(0, at);
    const number = Number(name.slice(at + 1)) + 1, next = list + "+" + number;
    if (document.getElementById("f:" + next)) return;
    const copy = item.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll("*")])
      for (const { name: attribute, value } of [...one.attributes])
        if (["id", "name", "for", "aria-describedby", "data-new", "data-slot", "data-take"].includes(attribute))
          one.setAttribute(attribute, value.split(name).join(next));
    copy.open = false;
    for (const inner of copy.querySelectorAll("[data-new]")) if (!/\+1$/.test(inner.dataset.new)) inner.remove();
    for (const one of copy.querySelectorAll("input,select,textarea")) { delete one.dataset.w; one.removeAttribute("aria-invalid");
      if (one.tagName === "SELECT") { for (const option of one.options) option.defaultSelected = !option.value; one.value = "" }
      else if (isBox(one)) one.checked = false; else { one.defaultValue = ""; one.value = "" } }
    for (const slot of copy.querySelectorAll("[data-slot]")) slot.textContent = "";
    item.after(copy);
  };
  const growAround = (one) => { for (let item = one.closest("[data-new]"); item; item = item.parentElement.closest("[data-new]")) grow(item) };

  const keep = () => {
    if (!store) return;
    const values = {};
    for (const one of changed()) values[one.name] = [text(one), written(one)];
    try { if (Object.keys(values).length) store.setItem(key, JSON.stringify(values)); else store.removeItem(key) } catch { /* full */ }
  };
  const openAround = (one) => { for (let at = one; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true };

  /* Another has written something at a value that was typed here and not sent: both are shown. */
  const showMet = (one, theirs, mine) => {
    const box = document.createElement("div");
    box.className = "met";
    const add = (tag, said) => { const made = document.createElement(tag); made.textContent = said; box.append(made); return made };
    add("p", form.dataset.met);
    add("pre", theirs || form.dataset.nothing);
    for (const [said, value] of [[form.dataset.theirs, theirs], [form.dataset.mine, mine]]) {
      const button = add("button", said);
      button.type = "button"; button.className = "quiet"; button.dataset.take = one.id; button.dataset.text = value;
    }
    one.after(box);
  };
  const restore = () => {
    let kept = null;
    try { kept = JSON.parse(store && store.getItem(key)) } catch { /* somebody else's */ }
    if (!kept) return;
    let count = 0;
    for (const [name, [typed, before]] of Object.entries(kept)) {
      for (let step = name.indexOf("/+"); step >= 0; step = name.indexOf("/+", step + 1)) {
        const [list, number] = [name.slice(0, step + 2), Number.parseInt(name.slice(step + 2), 10)];
        for (let at = 1; at < Math.min(number, 500); at++) { const item = document.getElementById("f:" + list + at); if (item && item.dataset.new) grow(item) }
      }
      const one = field(name);
      if (!one || text(one) === typed) continue;
      const now = written(one);
      if (now !== before && !isBox(one)) showMet(one, now, typed);
      put(one, typed);
      openAround(one);
      growAround(one);
      count++;
    }
    document.getElementById("nho").hidden = !count;
  };

  /* What is wrong, while typing. An answer that comes too late is not shown. */
  let timer = 0, round = 0;
  const say = (answer) => {
    for (const slot of form.querySelectorAll("[data-slot]")) slot.textContent = "";
    for (const one of fields()) one.removeAttribute("aria-invalid");
    for (const message of answer.messages) {
      const slot = [...form.querySelectorAll("[data-slot]")].find((one) => one.dataset.slot === message.name) || document.getElementById("chung");
      const line = document.createElement("p");
      line.className = message.is_error ? "bad" : "mild";
      line.textContent = message.says;
      slot.append(line);
      const one = field(message.name);
      if (one && message.is_error) one.setAttribute("aria-invalid", "true");
    }
  };
  const ask = async () => {
    const asked = ++round;
    try {
      const answer = await fetch(form.dataset.try, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.ok && asked === round) say(await answer.json());
    } catch { /* the preview was stopped: what was typed is kept, and told when it is sent */ }
  };
  form.addEventListener("input", (event) => {
    growAround(event.target);
    keep();
    clearTimeout(timer);
    timer = setTimeout(ask, 700);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (!button) return;
    const one = document.getElementById(button.dataset.take);
    put(one, button.dataset.text);
    keep();
    button.closest(".met").remove();
    one.focus();
  });
  document.getElementById("bo").addEventListener("click", () => {
    if (store) store.removeItem(key);
    location.reload();
  });
  /* A new file has another name before it is saved than afterwards. */
  const sent = "sua-sent";
  form.addEventListener("submit", () => { if (store) store.setItem(sent, key) });
  if ("saved" in form.dataset) { if (store) { store.removeItem(store.getItem(sent) || key); store.removeItem(sent); store.removeItem(key) } } else restore();
  const wanted = document.getElementById(form.dataset.focus || decodeURIComponent(location.hash.slice(1)));
  const said = document.getElementById("loi");
  if (said) said.focus();
  else if (wanted) { openAround(wanted); wanted.scrollIntoView(); (wanted.querySelector("input,select,textarea") || wanted).focus() }
  keep();
})();
