// Graphic words wait behind a click, a key, or the wish of this browser to see them always. Without scripts the click is enough.
const STORE = "tocsin.graphic";
const veils = () => [...document.querySelectorAll("details.veil")];

export const always = () => {
  try { return localStorage.getItem(STORE) === "shown"; } catch { return false; }
};

export function veiled(words) {
  const veil = document.createElement("details");
  veil.className = "veil";
  veil.open = always();
  const summary = document.createElement("summary");
  summary.textContent = "Graphic words: show";
  veil.append(summary, words);
  return veil;
}

export function turn() {
  const all = veils();
  const open = all.some((veil) => !veil.open);
  for (const veil of all) veil.open = open;
}

export function startVeils() {
  const wish = document.querySelector("[data-always]");
  wish.checked = always();
  const show = () => { for (const veil of veils()) veil.open = wish.checked; };
  if (wish.checked) show();
  wish.addEventListener("change", () => {
    localStorage.setItem(STORE, wish.checked ? "shown" : "veiled");
    show();
  });
}
