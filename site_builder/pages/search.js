// Finds pages while somebody types. ES5, for Chrome 50 and Safari 10. Comments and indentation are not published.
// `index` has `t`, the words of the interface; `n`, the kinds of things; and `e`, a row for each thing:
// [title, address below the unit's home page, number of its kind, other words with "|" between them, summary, 1 if it
// has ended].
(function (w, d, index) {
  var most = 20, tones = /[\u0300\u0301\u0303\u0309\u0323]/g, unseen = /['\u2019\u00ad\u200b-\u200f\u2060\ufeff]/g;
  var between = /[\s!-\/:-@\[-`{-\u00bf\u2010-\u206f]+/, slip = 1e9, mark = 1e6, over = 1e4;
  // Words of questions, which say little of what is meant. The second row is too much like other words when it is typed
  // without marks.
  var asking = {}, questions = "ở đâu sao nào gì thế như thì tôi muốn xin hỏi với và làm cách ai khi phải";
  var particles = "là mà của có được để về từ mình";
  var vocabulary = [], phrases = [], known = {}, glued = {}, everything, found = [];
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
  // A word without and with its marks, the rows that have it, and how much it says of each.
  function made(plain, marked) {
    return { f: plain, m: marked, rows: [], weights: [] };
  }
  // Texts consist of few different words, so each is folded once: 3,321 communes with 10,600 former names in a third of
  // the time.
  function word(raw) {
    var text, tone;
    if (!known.hasOwnProperty(raw)) {
      text = spread(raw); tone = text.match(tones);
      // "ky" is "ki", and "quy" is "qui", but "thuy" is not "thui". The tone stands at the end, wherever it was written;
      // the stroke of đ is a mark like others.
      known[raw] = made(
        fold(raw).replace(/(^|qu|[^aeiouy])y$/, "$1i"),
        text.replace(tones, "").replace(/\u0111/g, "d\u0335") + (tone ? tone.join("") : "")
      );
    }
    return known[raw];
  }
  function words(text) {
    var all = String(text).toLowerCase().replace(unseen, "").split(between), out = [], i;
    for (i = 0; i < all.length; i++) if (all[i]) out.push(word(all[i]));
    return out;
  }
  function folded(list) {
    for (var i = 0, out = " "; i < list.length; i++) out += list[i].f + " ";
    return out;
  }
  // Whether one letter was added, left out, changed, or swapped with the next.
  function near(a, b) {
    var i = 0, n = a.length, m = b.length;
    if (n < 3 || n - m > 1 || m - n > 1 || /\d/.test(a)) return false;
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
  function enter(one, at, weight) {
    if (!one.rows.length) vocabulary.push(one);
    one.rows.push(at); one.weights.push(weight);
  }
  function add(at, text, weight) {
    var list = words(text), i, joined = "";
    for (i = 0; i < list.length; i++) { enter(list[i], at, weight); joined += list[i].f; }
    if (weight > 3 && i > 1) enter(glued["+" + joined] = glued["+" + joined] || made(joined, joined), at, weight / 2);
    return folded(list);
  }
  // Reads the rows up to the given one.
  function read(end) {
    var e = index.e, at, k, others;
    for (at = phrases.length; at < end && at < e.length; at++) {
      phrases[at] = [add(at, e[at][0], 10)];
      others = e[at][3] ? e[at][3].split("|") : [];
      for (k = 0; k < others.length; k++) phrases[at].push(add(at, others[k], 8));
      add(at, e[at][4] || "", 3);
      add(at, index.n[e[at][2]], 1);
    }
  }
  // Reads on while nobody waits.
  function ahead() {
    read(phrases.length + 100);
    if (phrases.length < index.e.length) setTimeout(ahead, 0);
  }
  // For each row how far the best of its words is from a typed one: a slip counts most, then marks that differ, then
  // how little the word says of the row.
  function fits(typed) {
    var best = {}, q = typed.f, i, k, one, begins, far, rows, value;
    for (i = 0; i < vocabulary.length; i++) {
      one = vocabulary[i]; begins = one.f.slice(0, q.length) == q;
      if (!begins && !near(q, one.f)) continue;
      far = begins ? 0 : slip;
      far += typed.m == q || typed.m == one.m ? 0 : within(typed.m, one.m) ? mark : 2 * mark;
      rows = one.rows;
      for (k = 0; k < rows.length; k++) {
        value = far + 60 - one.weights[k] * (one.f == q ? 3 : 2);
        if (!(best[rows[k]] <= value)) best[rows[k]] = value;
      }
    }
    return best;
  }
  // What a row gains that has all that was typed in one piece: as a whole, at a beginning, or inside. The title counts
  // more than other words, and of these the first ones count most, which are former names.
  function gain(texts, phrase) {
    var most = 0, i, at, one;
    for (i = 0; i < texts.length; i++) if ((at = texts[i].indexOf(phrase)) >= 0) {
      one = at ? 15 : texts[i] == phrase + " " ? 60 : 30;
      most = Math.max(most, i ? one / 3 - Math.min(i, 9) / 10 : one);
    }
    return most;
  }
  // What is asked for, without the words of a question around it.
  function core(typed) {
    var left = typed.filter(function (one) { return !asking.hasOwnProperty(one.m); });
    return left.length ? left : typed;
  }
  // The numbers of the rows that fit, the best first: those that have most of what was typed, with fewest slips.
  function search(query) {
    var typed = words(query), asked = core(typed), sum = {}, met = {}, most = 0, out = [], best, i, at;
    var whole = folded(typed).slice(0, -1), phrase = folded(asked).slice(0, -1);
    read(index.e.length);
    for (i = 0; i < asked.length; i++) {
      best = fits(asked[i]);
      for (at in best) {
        sum[at] = (sum[at] || 0) + best[at];
        met[at] = (met[at] || 0) + 1;
        most = Math.max(most, met[at]);
      }
    }
    for (at in sum) if (met[at] == most) {
      best = gain(phrases[at], phrase) + (whole == phrase ? 0 : gain(phrases[at], whole));
      out.push([sum[at] + (index.e[at][5] ? over : 0) - best, +at]);
    }
    out.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    for (i = 0; i < out.length && Math.round(out[i][0] / slip) == Math.round(out[0][0] / slip); i++);
    return out.slice(0, i).map(function (one) { return one[1]; });
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
  words(questions).forEach(function (one) { asking[one.m] = asking[one.f] = 1; });
  words(particles).forEach(function (one) { if (one.m != one.f) asking[one.m] = 1; });
  if (!box) { w.find = { fold: fold, slug: slug, search: search, near: near }; return; }
  everything = d.getElementById("tim-thay").children[0];
  box.parentNode.onkeydown = move;
  box.oninput = show;
  if (box.value) show();
  ahead();
})(window, document,
