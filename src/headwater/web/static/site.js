// Everything works without this script; it adds keys, progress without loading again, and passages that light up in pairs.
"use strict";

const items = () => [...document.querySelectorAll(".item")].filter((item) => item.checkVisibility());
const main = (item) => item.querySelector("a.main, a[href], summary");

// What of an item stands first in the order of keys: the item that holds the focus, or none.
function current() {
  const holders = items().filter((item) => item.contains(document.activeElement));
  return holders[holders.length - 1] ?? null;
}

function step(by) {
  const all = items();
  if (all.length === 0) return;
  const here = current();
  const at = here === null ? (by > 0 ? 0 : all.length - 1) : all.indexOf(here) + by;
  const item = all[Math.min(all.length - 1, Math.max(0, at))];
  const target = main(item) ?? item;
  if (target === item) item.tabIndex = -1;
  target.focus();
  item.scrollIntoView({ block: "nearest" });
}

function go(selector) {
  const target = document.querySelector(selector);
  if (target === null) return;
  if (target.matches("a[href]")) target.click();
  else {
    target.tabIndex = -1;
    target.focus();
    target.scrollIntoView({ block: "start" });
  }
}

function open() {
  const here = current();
  if (here === null) go("a.to-origins");
  else main(here)?.click();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: open,
  d: () => go("#differences"),
  "/": () => document.querySelector("#q")?.focus(),
  "?": () => location.assign("/help"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select") ?? null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing !== null) {
    if (event.key === "Escape") typing.blur();
    return;
  }
  const act = KEYS[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

// Two reports side by side: a passage and its other half light up together.
function light(event, on) {
  const passage = event.target.closest?.("[data-passage]") ?? null;
  if (passage === null) return;
  for (const half of document.querySelectorAll(`[data-passage="${CSS.escape(passage.dataset.passage)}"]`)) {
    half.classList.toggle("joined", on);
  }
}
for (const [name, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
  document.addEventListener(name, (event) => light(event, on));
}

// Work: how far it is, as the server tells it; when it ends, the page is loaded once more with what came of it.
const work = document.querySelector("[data-work]");
if (work !== null && !["done", "failed"].includes(work.dataset.state)) {
  const source = new EventSource(`/work/${encodeURIComponent(work.dataset.work)}/events`);
  source.addEventListener("work", (event) => {
    const told = JSON.parse(event.data);
    work.querySelector(".state").textContent =
      told.step === "" ? told.state : `${told.state}: ${told.step} ${told.done} of ${told.total}`;
    const bar = work.querySelector("progress");
    if (told.total > 0) {
      bar.max = told.total;
      bar.value = told.done;
    }
    if (told.state === "done" || told.state === "failed") {
      source.close();
      if (told.state === "done" && work.dataset.back !== undefined) location.replace(work.dataset.back);
      else location.reload();
    }
  });
}
