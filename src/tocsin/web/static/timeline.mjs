// The brush: days chosen by dragging over the bars go into the address; every bar is a link without it.
const picture = document.getElementById("timeline");
const brush = document.getElementById("brush");

function barAt(clientX) {
  const point = new DOMPoint(clientX, 0).matrixTransform(picture.getScreenCTM().inverse());
  const bars = [...picture.querySelectorAll("a")];
  const left = (bar) => Number(bar.querySelector(".hit").getAttribute("x"));
  return [bars.findLast((bar) => left(bar) <= point.x) || bars[0], left];
}

if (picture) {
  let from = null;
  picture.addEventListener("pointerdown", (event) => { from = event.button === 0 ? event.clientX : null; });
  picture.addEventListener("pointermove", (event) => {
    if (from === null || Math.abs(event.clientX - from) < 6) return;
    const [first, left] = barAt(Math.min(from, event.clientX));
    const [last] = barAt(Math.max(from, event.clientX));
    const width = Number(last.querySelector(".hit").getAttribute("width"));
    brush.setAttribute("x", left(first));
    brush.setAttribute("width", left(last) + width - left(first));
  });
  window.addEventListener("pointerup", (event) => {
    const start = from;
    from = null;
    if (start === null || Math.abs(event.clientX - start) < 6) return;
    const [first] = barAt(Math.min(start, event.clientX));
    const [last] = barAt(Math.max(start, event.clientX));
    const query = new URLSearchParams(picture.dataset.query);
    query.set("since", first.dataset.first);
    query.set("until", last.dataset.last);
    location.search = query;
  });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
}
