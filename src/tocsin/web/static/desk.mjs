// What every screen shares: keys, the chosen row, bulk choices, and words selected in an article.
import { startKeys } from "./keys.mjs";
import { startSelecting } from "./selecting.mjs";
import { startVeils } from "./veils.mjs";

for (const select of document.querySelectorAll("[data-submits]")) {
  select.addEventListener("change", () => select.form.submit());
}

const chosen = () => document.querySelectorAll('input[name="which"][form="bulk"]:checked').length;
document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-all]")) {
    for (const box of document.querySelectorAll('input[name="which"][form="bulk"]')) box.checked = event.target.checked;
  }
  if (event.target.matches?.('input[form="bulk"], [data-all]')) {
    for (const button of document.querySelectorAll("[data-bulk]")) {
      button.disabled = chosen() < Number(button.dataset.bulk || 1);
    }
  }
});

// what hides incidents needs a reason: the browser asks for it before the form goes out. Enter after the reason does what
// was asked for, never what the first button does
const reason = document.querySelector("#bulk [data-reason]");
let asked = null;
document.querySelector("#bulk")?.addEventListener("click", (event) => {
  const button = event.target.closest("button[formaction]");
  if (!button) return;
  asked = button;
  reason.required = button.hasAttribute("data-reasoned");
});
reason?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  asked?.click();
});

// who clicks twice decides once: what was sent is not sent again while the answer is on its way
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "sent";
  // a file that comes back leaves the page where it is
  setTimeout(() => delete form.dataset.sent, 3000);
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

const why = document.querySelector("[data-why-source]");
why?.addEventListener("input", () => {
  for (const field of document.querySelectorAll("[data-why]")) field.value = why.value;
});

// the session's token, for requests that htmx makes
const token = document.querySelector('input[name="csrf"]')?.value;
document.addEventListener("htmx:config:request", (event) => {
  if (token) event.detail.ctx.request.headers["X-CSRF"] = token;
});

// on a narrow screen the filter makes room while it narrows nothing
const filters = document.querySelector("details.filters:not([data-used])");
if (filters && matchMedia("(max-width: 720px)").matches) filters.open = false;

// on a narrow screen the menu is one line: what is open stands in it
const menu = document.querySelector('nav[aria-label="Screens"]');
const open = menu?.querySelector("[aria-current]");
if (open) menu.scrollLeft = open.offsetLeft - menu.offsetLeft - (menu.clientWidth - open.offsetWidth) / 2;

startKeys();
startSelecting();
startVeils();
