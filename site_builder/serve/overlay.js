/* Tells livereload which build this page is of, so that one that was fetched just before the news hears of it too. */
function LiveReloadPluginPreview() {}
LiveReloadPluginPreview.identifier = "preview";
LiveReloadPluginPreview.version = "1";
LiveReloadPluginPreview.prototype.analyze = function () { return { build: "VERSION" } };

/* Errors open the dialog once; whoever closes it is left in peace on other pages, until something else is wrong. */
(function () {
  var all = document.getElementById("xem-thu"), box = document.getElementById("xem-thu-hop");
  if (!all || !box.showModal) return;
  var store = null;
  try { store = window.sessionStorage } catch (refused) { /* private windows may have none */ }
  function look() { box.showModal(); document.getElementById("xem-thu-ten").focus() }
  document.getElementById("xem-thu-mo").onclick = look;
  box.addEventListener("close", function () { if (store) store.setItem("xem-thu", all.getAttribute("data-key")) });
  if (all.className === "xt-loi" && !(store && store.getItem("xem-thu") === all.getAttribute("data-key"))) look();
})();

/* "Edit": each block of the page gets a way to the form of the value that it shows; pressed again, they go. */
(function () {
  var button = document.getElementById("xt-sua");
  if (window.top !== window) { button.parentNode.removeChild(button); return }
  button.setAttribute("aria-pressed", "false");
  button.onclick = function () {
    var ways = document.querySelectorAll(".xt-sua"), at;
    button.setAttribute("aria-pressed", String(!ways.length));
    for (at = 0; at < ways.length; at++) ways[at].parentNode.removeChild(ways[at]);
    if (ways.length) return;
    var blocks = document.querySelectorAll("h1,h2,h3,p,li,dt,dd,td,th,figcaption,summary,address,main a");
    for (at = 0; at < blocks.length; at++) {
      var block = blocks[at], text = block.textContent.replace(/\s+/g, " ").trim();
      if (text.length < 3 || block.closest("#xem-thu,nav,footer,script") || text.charAt(0) === "\u2039" || block.querySelector("p,li,dd,td,h2,h3")) continue;
      if (block.tagName === "A" && block.closest("h1,h2,h3,p,li,dt,dd,td,th")) continue;
      var way = document.createElement("a");
      way.className = "xt-sua";
      way.textContent = button.getAttribute("data-word");
      way.setAttribute("aria-label", way.textContent + ": " + text.slice(0, 60));
      way.href = "/__sua/tim?trang=" + encodeURIComponent(location.pathname) + "&chu=" + encodeURIComponent(text.slice(0, 1500));
      if (block.tagName === "A") block.parentNode.insertBefore(way, block.nextSibling); else block.appendChild(way);
    }
  };
})();
