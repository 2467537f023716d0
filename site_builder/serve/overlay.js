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
