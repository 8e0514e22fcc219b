// Charts by Vega, in place of the ones that the server drew; expressions are interpreted, so that no code is made at run time.
import { expressionInterpreter } from "./vendor/vega-interpreter.mjs";

const spec = document.getElementById("spec");
const drawn = document.querySelector("[data-drawn]");

if (spec && drawn && globalThis.vega && globalThis.vegaLite) {
  const compiled = vegaLite.compile(JSON.parse(spec.textContent), { config: { background: "#ffffff" } }).spec;
  const runtime = vega.parse(compiled, null, { ast: true });
  const target = document.createElement("div");
  // nothing is ever loaded: the values are in the specification
  const loader = { load: () => Promise.reject(new Error("nothing is loaded")), sanitize: () => Promise.reject(new Error("no links")) };
  new vega.View(runtime, { expr: expressionInterpreter, renderer: "svg", container: target, hover: true, loader })
    .runAsync()
    .then(() => drawn.replaceWith(target))
    .catch(() => { /* the server's picture stays */ });
}
