"use strict";
// Everything works without this: it only makes it quicker.
(() => {
  const root = document.documentElement;
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* kept nowhere */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

  const theme = document.getElementById("theme");
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      keep("riwaya-theme", root.dataset.theme);
    });
  }

  // The other language shows the same place of the page.
  document.querySelector("[data-tongue]")?.addEventListener("click", (event) => { event.currentTarget.hash = location.hash; });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  document.body.append(status);

  // A citation has the permalink where there is a server whose address means something to others; a file's path does not.
  const absolute = (link) => location.protocol === "file:" ? "" : new URL(link, location.href).href;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-cite], button[data-link]");
    if (!button) return;
    const link = button.dataset.link ? absolute(button.dataset.link) : "";
    const text = button.dataset.cite ? button.dataset.cite + (link ? "، " + link : "") : link || location.href;
    if (!await copy(text)) return;
    const was = button.textContent;
    button.textContent = document.body.dataset.copied;
    status.textContent = document.body.dataset.copied;
    setTimeout(() => { button.textContent = was; status.textContent = ""; }, 1500);
  });
  for (const button of document.querySelectorAll("button[data-cite]")) button.hidden = false;

  // Who corrects once is likely to correct again.
  for (const field of document.querySelectorAll("[data-by]")) {
    field.value = kept("riwaya-by") ?? "";
    field.addEventListener("change", () => keep("riwaya-by", field.value));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, textarea, select")) return;
    if (event.key === "/") {
      const search = document.getElementById("q");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    if (event.key === "c") event.target.closest?.(".card, li")?.querySelector("button[data-cite]")?.click();
  });
})();
