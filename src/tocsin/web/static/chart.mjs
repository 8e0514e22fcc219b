// Charts by Vega, in place of the ones that the server drew; expressions are interpreted, so that no code is made at run time.
import { expressionInterpreter } from "./vendor/vega-interpreter.mjs";

const spec = document.getElementById("spec");
const drawn = document.querySelector("[data-drawn]");

// as wide as there is room, so that its words are as large as the page's; in the page's ink, light or dark
function dressed(chart) {
  const { color } = getComputedStyle(document.body);
  const words = { fill: color, fontSize: 12 };
  const config = {
    background: "transparent",
    style: { "guide-label": words, "guide-title": words, "group-title": { fill: color } },
    axis: { domainColor: color, gridColor: color, gridOpacity: 0.15, tickColor: color },
    title: { anchor: "start", frame: "bounds", fontSize: 13 },
    view: { stroke: null },
  };
  if (drawn.clientWidth < 480) chart.encoding.color.legend.columns = 1;
  return vegaLite.compile({ ...chart, width: drawn.clientWidth, autosize: { type: "fit", contains: "padding" } }, { config }).spec;
}

if (spec && drawn && globalThis.vega && globalThis.vegaLite) {
  const compiled = dressed(JSON.parse(spec.textContent));
  const runtime = vega.parse(compiled, null, { ast: true });
  const target = document.createElement("div");
  target.className = "live";
  // nothing is ever loaded: the values are in the specification
  const loader = { load: () => Promise.reject(new Error("nothing is loaded")), sanitize: () => Promise.reject(new Error("no links")) };
  new vega.View(runtime, { expr: expressionInterpreter, renderer: "svg", container: target, hover: true, loader })
    .runAsync()
    .then(() => drawn.replaceWith(target))
    .catch(() => { /* the server's picture stays */ });
}
