"use strict";
// Paints claims over the report's text, which stays one untouched text node: markup inside would break the joins of letters.
(() => {
  const SLOTS = ["evidence", "who", "whom", "where", "when", "how_many", "modality", "says_who", "trigger"];
  const able = typeof Highlight === "function" && CSS.highlights !== undefined;
  const paints = new Map();
  if (able) {
    for (const [i, name] of ["all", ...SLOTS, "pointed", "linked"].entries()) {
      const paint = new Highlight();
      paint.priority = i;
      CSS.highlights.set(name, paint);
      paints.set(name, paint);
    }
  }

  const report = document.getElementById("text");
  report.normalize(); // a parser may cut a long text into several nodes
  const node = report.firstChild;
  if (!node) return;

  // Offsets come as code points; ranges count UTF-16 units, of which letters beyond the first plane take two.
  const units = (text) => {
    if (!/[\ud800-\udbff]/.test(text)) return { to: (point) => point, from: (unit) => unit };
    const at = [0];
    for (const letter of text) at.push(at[at.length - 1] + letter.length);
    return { to: (point) => at[point], from: (unit) => at.findIndex((u) => u >= unit) };
  };
  const at = units(node.data);
  const range = (start, end) => {
    const made = document.createRange();
    made.setStart(node, at.to(start));
    made.setEnd(node, at.to(end));
    return made;
  };

  const claims = [...document.querySelectorAll(".claim[data-spans]")].map((element) => {
    const spans = JSON.parse(element.dataset.spans).map(([slot, start, end]) => ({ slot, range: range(start, end), start: at.to(start), end: at.to(end) }));
    return { element, spans, evidence: spans.find((s) => s.slot === "evidence") };
  });
  if (able) for (const claim of claims) if (!claim.element.classList.contains("gone")) paints.get("all").add(claim.evidence.range);

  const scrollTo = (to) => {
    const pane = report.closest(".pane");
    const box = to.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    const top = Math.max(frame.top, 0);
    const bottom = Math.min(frame.bottom, innerHeight);
    if (box.top >= top && box.bottom <= bottom) return;
    const scrolls = getComputedStyle(pane).overflowY !== "visible" && pane.scrollHeight > pane.clientHeight + 1;
    (scrolls ? pane : window).scrollBy({ top: box.top - top - (bottom - top) / 3 });
  };

  let active = null;
  const show = (claim, follow = "") => {
    active?.element.classList.remove("active");
    active = claim;
    claim.element.classList.add("active");
    if (able) {
      for (const slot of SLOTS) paints.get(slot).clear();
      for (const { slot, range: marked } of claim.spans) paints.get(slot).add(marked);
    } else if (follow) {
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(claim.evidence.range);
    }
    if (follow === "text") scrollTo(claim.evidence.range);
    if (follow === "claim") claim.element.scrollIntoView({ block: "nearest" });
  };

  const wide = matchMedia("(min-width: 64.01rem)");
  for (const claim of claims) {
    claim.element.addEventListener("mouseenter", () => show(claim));
    // On a phone the text stands above the claims: going there at every tap would take the claim out of sight.
    claim.element.addEventListener("focusin", () => show(claim, wide.matches ? "text" : ""));
    claim.element.addEventListener("click", () => show(claim, wide.matches ? "text" : ""));
    for (const word of claim.element.querySelectorAll("[data-at]")) {
      const [start, end] = word.dataset.at.split(" ").map(Number);
      word.addEventListener("mouseenter", () => { if (able) paints.get("pointed").add(range(start, end)); });
      word.addEventListener("mouseleave", () => { if (able) paints.get("pointed").clear(); });
    }
  }

  report.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return;
    const point = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const offset = point ? point.offset : document.caretRangeFromPoint?.(event.clientX, event.clientY)?.startOffset;
    if (offset === undefined) return;
    const under = claims.filter((c) => c.evidence.start <= offset && offset < c.evidence.end);
    // Of several claims on the same words, each click gives the next.
    const next = under[(under.indexOf(active) + 1) % under.length];
    if (next) show(next, "claim");
  });

  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    const here = claims.findIndex((c) => c.element === document.activeElement);
    if (!step || here < 0 || !claims[here + step]) return;
    event.preventDefault();
    claims[here + step].element.focus();
  });

  const pointed = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const linked = claims.find((c) => c.element.id === id);
    if (!linked) return;
    show(linked, "text");
    linked.element.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", pointed);
  pointed();

  if (report.dataset.span) {
    const [start, end] = report.dataset.span.split(" ").map(Number);
    const linked = range(start, end);
    if (able) paints.get("linked").add(linked);
    scrollTo(linked);
  }

  // Words that are selected have an address too.
  const selected = document.querySelector(".selected");
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const inside = !selection.isCollapsed && selection.anchorNode === node && selection.focusNode === node;
    selected.hidden = !inside;
    if (!inside) return;
    const [start, end] = [selection.anchorOffset, selection.focusOffset].sort((a, b) => a - b).map(at.from);
    const button = selected.querySelector("button");
    const link = new URL(button.dataset.link, location.href);
    link.searchParams.set("from", start);
    link.searchParams.set("to", end);
    link.hash = "text";
    button.dataset.link = link.href;
  });
})();
