"use strict";
// Before the first paint: which of light and dark was picked, if any was.
(() => {
  try {
    const kept = localStorage.getItem("riwaya-theme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  } catch { /* a browser that keeps nothing follows the system */ }
})();
