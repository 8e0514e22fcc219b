// The keys: each does what a button on the page does, so that nothing can be done by key that cannot be done without.
import { turn } from "./veils.mjs";

const STORE = "tocsin.keys";
const PLACE = "tocsin.row";

const saved = () => {
  try { return JSON.parse(localStorage.getItem(STORE) || "{}"); } catch { return {}; }
};

const typing = (element) => element.matches?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

const seen = (element) => element.offsetParent !== null;

const rows = () => [...document.querySelectorAll("[data-row]")].filter(seen);

function choose(row) {
  document.querySelector("[data-row].here")?.classList.remove("here");
  row.classList.add("here");
  row.scrollIntoView({ block: "nearest" });
  const link = row.querySelector("[data-open], a, button");
  (link || row).focus({ preventScroll: true });
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.classList.contains("here"));
  choose(all[Math.min(Math.max(at + step, 0), all.length - 1)]);
}

function press(does) {
  const here = document.querySelector("[data-row].here");
  const button = here?.querySelector(`[data-does="${does}"]`) ||
    (does === "edit" && here?.querySelector("[data-edit]")) ||
    [...document.querySelectorAll(`[data-does="${does}"]`)].find((one) => !one.closest("[data-row]") || does === "fix-place");
  if (!button) return false;
  if (typing(button)) button.focus(); else button.click();
  return true;
}

const SPECIAL = {
  next: () => move(1),
  previous: () => move(-1),
  choose: () => document.querySelector('[data-row].here input[name="which"]')?.click(),
  open: () => document.querySelector("[data-row].here [data-open]")?.click(),
  unveil: turn,
  search: () => document.getElementById("search")?.focus(),
  help: () => document.getElementById("keys").showModal(),
};

// a decision loads the page again: who goes from row to row by keys stays where they were
function keepPlace() {
  const at = rows().findIndex((row) => row.classList.contains("here"));
  if (at >= 0) sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, at]));
}

function takePlace() {
  const [path, at] = JSON.parse(sessionStorage.getItem(PLACE) || "[]");
  sessionStorage.removeItem(PLACE);
  const all = rows();
  if (path === location.pathname && all.length) choose(all[Math.min(at, all.length - 1)]);
}

export function startKeys() {
  const dialog = document.getElementById("keys");
  const buttons = [...dialog.querySelectorAll("[data-key-for]")];
  const keys = {};

  function show() {
    const own = saved();
    for (const button of buttons) {
      const does = button.dataset.keyFor;
      keys[does] = own[does] || button.dataset.default;
      button.textContent = keys[does];
      for (const shown of document.querySelectorAll(`[data-key-shown="${does}"]`)) shown.textContent = keys[does];
    }
  }

  function change(button, key) {
    const taken = buttons.find((one) => one !== button && keys[one.dataset.keyFor] === key);
    if (taken) { button.textContent = `${key} is taken`; return; }
    localStorage.setItem(STORE, JSON.stringify({ ...saved(), [button.dataset.keyFor]: key }));
    button.classList.remove("listening");
    show();
  }

  for (const button of buttons) {
    button.addEventListener("click", () => { button.classList.add("listening"); button.textContent = "press a key"; });
    button.addEventListener("blur", () => { button.classList.remove("listening"); show(); });
    button.addEventListener("keydown", (event) => {
      if (!button.classList.contains("listening") || ["Tab", "Escape", "Shift"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      change(button, event.key);
    });
  }
  dialog.querySelector("[data-reset-keys]").addEventListener("click", () => { localStorage.removeItem(STORE); show(); });
  document.querySelector("[data-help]")?.addEventListener("click", SPECIAL.help);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const does = Object.keys(keys).find((name) => keys[name] === event.key);
    if (!does) return;
    // Enter on a link or button is the browser's own
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    if (SPECIAL[does]) { event.preventDefault(); SPECIAL[does](); return; }
    if (press(does) || (does === "reject" && press("not-relevant"))) event.preventDefault();
  });
  document.addEventListener("submit", keepPlace);
  show();
  takePlace();
}
