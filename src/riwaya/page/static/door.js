"use strict";
// The browser's first language that is one of ours; Arabic where none is.
(() => {
  const known = (navigator.languages ?? [navigator.language ?? "ar"]).map((l) => l.slice(0, 2).toLowerCase()).find((l) => l === "ar" || l === "en");
  location.replace(`${known ?? "ar"}/index.html`);
})();
