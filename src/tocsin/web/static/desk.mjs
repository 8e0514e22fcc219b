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

const why = document.querySelector("[data-why-source]");
why?.addEventListener("input", () => {
  for (const field of document.querySelectorAll("[data-why]")) field.value = why.value;
});

// the session's token, for requests that htmx makes
const token = document.querySelector('input[name="csrf"]')?.value;
document.addEventListener("htmx:config:request", (event) => {
  if (token) event.detail.ctx.request.headers["X-CSRF"] = token;
});

startKeys();
startSelecting();
startVeils();
