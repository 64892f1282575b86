"use strict";
(() => {
  const SLOTS = ["evidence", "who", "whom", "where", "when", "how_many", "says_who", "trigger"];
  const root = document.documentElement;
  const able = typeof Highlight === "function" && CSS.highlights !== undefined;
  const paints = new Map();
  if (able) {
    for (const [i, name] of ["all", ...SLOTS].entries()) {
      const paint = new Highlight();
      paint.priority = i;
      CSS.highlights.set(name, paint);
      paints.set(name, paint);
    }
  }

  // Offsets come as code points; ranges count UTF-16 units, of which letters beyond the first plane take two.
  const units = (text) => {
    if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
    const at = [0];
    for (const letter of text) at.push(at[at.length - 1] + letter.length);
    return (point) => at[point];
  };

  let active = null;

  const setUp = (reading) => {
    const report = reading.querySelector(".report");
    report.normalize(); // a parser may cut a long text into several nodes
    const node = report.firstChild;
    if (!node) return;
    const at = units(node.data);
    const claims = [...reading.querySelectorAll(".claim")].map((element) => {
      const spans = JSON.parse(element.dataset.spans).map(([slot, start, end]) => {
        const range = document.createRange();
        range.setStart(node, at(start));
        range.setEnd(node, at(end));
        return { slot, range, start: at(start), end: at(end) };
      });
      return { element, spans, evidence: spans.find((s) => s.slot === "evidence") };
    });
    if (able) for (const claim of claims) paints.get("all").add(claim.evidence.range);

    const show = (claim, { follow = "" } = {}) => {
      if (active && active !== claim.element) active.classList.remove("active");
      active = claim.element;
      active.classList.add("active");
      if (able) {
        for (const slot of SLOTS) paints.get(slot).clear();
        for (const { slot, range } of claim.spans) paints.get(slot).add(range);
      } else if (follow) {
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(claim.evidence.range);
      }
      if (follow === "text") scrollTo(claim.evidence.range, report.closest(".pane"));
      if (follow === "claim") claim.element.scrollIntoView({ block: "nearest" });
    };

    const scrollTo = (range, pane) => {
      const box = range.getBoundingClientRect();
      const frame = pane.getBoundingClientRect();
      const top = Math.max(frame.top, 0);
      const bottom = Math.min(frame.bottom, innerHeight);
      if (box.top >= top && box.bottom <= bottom) return;
      const by = box.top - top - (bottom - top) / 3;
      (pane.scrollHeight > pane.clientHeight + 1 ? pane : window).scrollBy({ top: by });
    };

    for (const claim of claims) {
      claim.element.addEventListener("mouseenter", () => show(claim));
      claim.element.addEventListener("focus", () => show(claim, { follow: "text" }));
      claim.element.addEventListener("click", () => show(claim, { follow: "text" }));
    }
    report.addEventListener("click", (event) => {
      const point = document.caretPositionFromPoint?.(event.clientX, event.clientY);
      const offset = point ? point.offset : document.caretRangeFromPoint?.(event.clientX, event.clientY)?.startOffset;
      if (offset === undefined) return;
      const under = claims.filter((c) => c.evidence.start <= offset && offset < c.evidence.end);
      // Of several claims on the same words, each click gives the next.
      const next = under[(under.findIndex((c) => c.element === active) + 1) % under.length];
      if (next) show(next, { follow: "claim" });
    });
    const linked = claims.find((c) => "#" + c.element.id === location.hash);
    if (linked) {
      show(linked, { follow: "text" });
      linked.element.scrollIntoView({ block: "nearest" });
    }
    reading.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const here = claims.findIndex((c) => c.element === document.activeElement);
      if (!step || here < 0 || !claims[here + step]) return;
      event.preventDefault();
      claims[here + step].element.focus();
    });
  };

  document.querySelectorAll(".reading").forEach(setUp);

  const button = document.getElementById("tongue");
  const speak = (tongue) => {
    root.dataset.ui = tongue;
    button.textContent = tongue === "ar" ? "English" : "العربية";
    button.lang = tongue === "ar" ? "en" : "ar";
  };
  button.hidden = false;
  button.addEventListener("click", () => speak(root.dataset.ui === "ar" ? "en" : "ar"));
  speak((navigator.language || "ar").startsWith("ar") ? "ar" : "en");
})();
