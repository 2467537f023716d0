// Finds pages while somebody types. ES5, for Chrome 50 and Safari 10. Comments and indentation are not published.
// `index` has `t`, the words of the interface; `n`, the kinds of things; and `e`, a row for each thing:
// [title, address below the unit's home page, number of its kind, other words with "|" between them, summary, 1 if it
// has ended].
(function (w, d, index) {
  var most = 20, tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  var vocabulary, rows, everything, found = [];
  var box = d.getElementById("tim");

  // The text in lower case with marks as letters of their own; eth is đ, and what nobody sees is gone.
  function spread(text) {
    text = String(text).toLowerCase().replace(/\u00f0/g, "\u0111").replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "");
    return text.normalize ? text.normalize("NFD") : text;
  }
  // Without marks: the same as `text.normalize.fold`.
  function fold(text) {
    return spread(text).replace(/[\u0300-\u036f]/g, "").replace(/\u0111/g, "d");
  }
  // The same as `text.normalize.slug`.
  function slug(text) {
    return fold(text).replace(/['\u2019]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }
  function words(text) {
    var all = spread(text).replace(/['\u2019]/g, "").split(/[\s!-\/:-@\[-`{-\u00bf\u2010-\u206f]+/), out = [], i, at;
    for (i = 0; i < all.length; i++) if (all[i]) {
      at = all[i].match(tones);
      out.push({
        // "ky" is "ki", and "quy" is "qui", but "thuy" is not "thui"
        f: fold(all[i]).replace(/(^|qu|[^aeiouy])y$/, "$1i"),
        // The tone stands at the end, wherever it was written; the stroke of đ is a mark like others.
        m: all[i].replace(tones, "").replace(/\u0111/g, "d\u0335") + (at ? at.join("") : "")
      });
    }
    return out;
  }
  // Whether one letter was added, left out, changed, or swapped with the next.
  function near(a, b) {
    var i = 0, n = a.length, m = b.length;
    if (n < 4 || n - m > 1 || m - n > 1 || /\d/.test(a)) return false;
    while (i < n && a.charAt(i) == b.charAt(i)) i++;
    if (n > m) return a.slice(i + 1) == b.slice(i);
    if (n < m) return a.slice(i) == b.slice(i + 1);
    return a.slice(i + 1) == b.slice(i + 1) ||
      (a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i) && a.slice(i + 2) == b.slice(i + 2));
  }
  // Whether the letters of `a` stand in `b` in their order: nobody typed a mark that is not there.
  function within(a, b) {
    for (var i = 0, k = 0; k < b.length && i < a.length; k++) if (a.charAt(i) == b.charAt(k)) i++;
    return i == a.length;
  }
  function add(row, text, weight) {
    var list = words(text), i, joined = "";
    for (i = 0; i < list.length; i++) {
      row.w.push(list[i]); row.p.push(weight); vocabulary[list[i].f] = 1; joined += list[i].f;
    }
    if (weight > 3 && i > 1) { row.w.push({ f: joined, m: joined }); row.p.push(weight / 2); vocabulary[joined] = 1; }
  }
  function prepare() {
    var e = index.e, i, k, row, others;
    vocabulary = {}; rows = [];
    for (i = 0; i < e.length; i++) {
      row = { w: [], p: [], title: " " + fold(e[i][0]) + " " };
      add(row, e[i][0], 10);
      others = e[i][3] ? e[i][3].split("|") : [];
      for (k = 0; k < others.length; k++) add(row, others[k], 8);
      add(row, e[i][4] || "", 3);
      add(row, index.n[e[i][2]], 1);
      rows.push(row);
    }
  }
  // How well a typed word fits each word that there is: 3 as it is, 2 as its beginning, 1 with a slip.
  function fits(word) {
    var fit = {}, f;
    for (f in vocabulary) {
      if (f == word) fit[f] = 3;
      else if (f.indexOf(word) == 0) fit[f] = 2;
      else if (near(word, f)) fit[f] = 1;
    }
    return fit;
  }
  // [typed words that are missing, slips, marks that differ, whether it has ended, minus the weight, the place]
  function score(row, typed, fit, phrase, at) {
    var missing = 0, slips = 0, marks = 0, weight = 0, i, k, f, q, m, best, value;
    for (i = 0; i < typed.length; i++) {
      best = null; q = typed[i];
      for (k = 0; k < row.w.length; k++) if ((f = fit[i][row.w[k].f])) {
        m = q.m == q.f ? 0 : q.m == row.w[k].m ? 0 : within(q.m, row.w[k].m) ? 1 : 2;
        value = [f > 1 ? 0 : 1, m, -row.p[k] * (f > 2 ? 3 : 2)];
        if (!best || less(value, best)) best = value;
      }
      if (best) { slips += best[0]; marks += best[1]; weight += best[2]; } else missing++;
    }
    k = row.title.indexOf(" " + phrase);
    if (k >= 0) weight -= k == 0 ? (row.title == " " + phrase + " " ? 60 : 30) : 15;
    return [missing, slips, marks, index.e[at][5] || 0, weight, at];
  }
  function less(a, b) {
    for (var i = 0; i < a.length; i++) if (a[i] != b[i]) return a[i] < b[i];
    return false;
  }
  // The numbers of the rows that fit, the best first.
  function search(query) {
    var typed = words(query), fit = [], out = [], i, s, best;
    if (!typed.length) return out;
    if (!rows) prepare();
    for (i = 0; i < typed.length; i++) fit.push(fits(typed[i].f));
    for (i = 0; i < rows.length; i++) {
      s = score(rows[i], typed, fit, fold(query).replace(/^\s+|\s+$/g, ""), i);
      if (s[0] < typed.length) out.push(s);
    }
    out.sort(function (a, b) { return less(a, b) ? -1 : 1; });
    best = out[0];
    for (i = 0; i < out.length && out[i][0] == best[0] && out[i][1] == best[1]; i++) out[i] = out[i][5];
    return out.slice(0, i);
  }
  // Which of the other words was meant, if the title says none of what was typed.
  function also(query, row) {
    var typed = words(query), others = row[3] ? row[3].split("|") : [], title = words(row[0]), i, k;
    function has(list, q) {
      for (var n = 0; n < list.length; n++) if (list[n].f.indexOf(q.f) == 0 || near(q.f, list[n].f)) return 1;
      return 0;
    }
    function count(list) {
      for (var n = 0, sum = 0; n < typed.length; n++) sum += has(list, typed[n]);
      return sum;
    }
    for (i = 0, k = count(title), title = ""; i < others.length; i++) if (count(words(others[i])) > k) {
      k = count(words(others[i])); title = others[i];
    }
    return title;
  }
  function address(row) {
    var home = d.getElementById("tim-muc").href.replace(/[^\/]*$/, "") + row[1].replace("*", slug(row[0]));
    return location.protocol == "file:" ? home.replace(/\/(#|$)/, "/index.html$1") : home;
  }
  function element(name, text, parent) {
    var made = d.createElement(name);
    if (text) made.appendChild(d.createTextNode(text));
    parent.appendChild(made);
    return made;
  }
  function show() {
    var list = d.getElementById("tim-thay"), query = box.value, i, row, link, item, other;
    found = search(query);
    while (list.firstChild) list.removeChild(list.firstChild);
    list.hidden = !/\S/.test(query);
    if (!found.length) list.appendChild(everything);
    for (i = 0; i < found.length && i < most; i++) {
      row = index.e[found[i]]; item = element("li", "", list); link = element("a", "", item);
      link.href = address(row);
      element("span", row[0], link);
      link.appendChild(d.createTextNode(" "));
      other = also(query, row);
      element("small", index.n[row[2]] + (other ? " \u00b7 " + other : ""), link);
    }
    // A keyboard on the screen hides the lower half.
    if (found.length && box.getBoundingClientRect().top > w.innerHeight / 4) box.parentNode.scrollIntoView();
    d.getElementById("tim-so").innerHTML = list.hidden ? index.t[2] :
      found.length ? index.t[0].replace("{count}", found.length) : index.t[1];
  }
  function move(event) {
    var links = d.getElementById("tim-thay").getElementsByTagName("a"), key = event.keyCode, i;
    if (key == 27) { box.focus(); return; }
    if (key == 13 && d.activeElement == box && found.length) location.href = address(index.e[found[0]]);
    if (key != 40 && key != 38) return;
    for (i = links.length - 1; i >= 0 && links[i] != d.activeElement; i--);
    i += key == 40 ? 1 : -1;
    if (i < links.length) { (links[i] || box).focus(); event.preventDefault(); }
  }
  if (!box) { w.find = { fold: fold, slug: slug, search: search, near: near }; return; }
  everything = d.getElementById("tim-thay").children[0];
  box.parentNode.onkeydown = move;
  box.oninput = show;
  if (box.value) show();
})(window, document,
