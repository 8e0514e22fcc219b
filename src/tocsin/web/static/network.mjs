// The actors as a network, made of the rows of the two tables below it.
import cytoscape from "./vendor/cytoscape.mjs";

const LEAST = 4; // parties in a group that is drawn; smaller ones are in the tables
const place = document.getElementById("network");
const MOST = place.clientWidth < 600 ? 18 : 45; // more cannot be read at once; the filter narrows, and the tables hold the rest
const LETTERS = 11; // pixels, the least that a name is drawn at
const ends = ["from", "until"].map((name) => [document.getElementById(name), document.getElementById(`${name}-day`)]);
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const all = [...document.querySelectorAll("[data-edges] [data-row]")].map((row) => row.dataset);
const rows = [...all]
  .sort((one, other) => Number(other.count) - Number(one.count))
  .slice(0, MOST);

// parties that are joined by any row are of one group
const group = new Map();
const root = (name) => { while (group.get(name) !== name) name = group.get(name); return name; };
for (const row of rows) {
  for (const name of [row.a, row.b]) if (!group.has(name)) group.set(name, name);
  group.set(root(row.a), root(row.b));
}
const size = new Map();
for (const name of group.keys()) size.set(root(name), (size.get(root(name)) || 0) + 1);
const drawn = rows.filter((row) => size.get(root(row.a)) >= LEAST || group.size < 2 * LEAST);

const names = new Set(drawn.flatMap((row) => [row.a, row.b]));
// the layout begins from an oval, so that the same ties always look the same
const around = (turn) => ({ x: place.clientWidth * Math.cos(2 * Math.PI * turn), y: place.clientHeight * Math.sin(2 * Math.PI * turn) });
const elements = [
  ...[...names].map((name, at) => ({ position: around(at / names.size), data: { id: `n:${name}`, name: name.length > 28 ? `${name.slice(0, 27)}…` : name } })),
  ...drawn.map((row, at) => ({ data: { id: `e:${at}`, source: `n:${row.a}`, target: `n:${row.b}`, relation: row.relation,
    count: Number(row.count), first: row.first, last: row.last || row.first, act: row.relation === "acted on" ? 1 : 0 } })),
];
const ink = dark ? "#e4e6e8" : "#1d2126";
const graph = cytoscape({
  container: place,
  elements,
  layout: { name: "cose", animate: false, nodeRepulsion: 400000, idealEdgeLength: 90, padding: 24, componentSpacing: 90, randomize: false },
  style: [
    { selector: "node", style: { label: "data(name)", "font-size": 26, color: ink, width: 22, height: 22,
      "background-color": dark ? "#86abcf" : "#4d6b8a", "text-valign": "bottom", "text-margin-y": 3,
      "text-outline-width": 2, "text-outline-color": dark ? "#1b1f24" : "#ffffff" } },
    { selector: "edge", style: { width: "mapData(count, 1, 20, 2, 8)", "line-color": dark ? "#69727c" : "#a9a498", "curve-style": "bezier", opacity: 0.75 } },
    { selector: "edge[act > 0]", style: { "line-color": dark ? "#f08d78" : "#9c3323", "target-arrow-color": dark ? "#f08d78" : "#9c3323", "target-arrow-shape": "triangle" } },
    { selector: ".later", style: { display: "none" } },
  ],
  minZoom: 0.2,
  maxZoom: 4,
});

// drawn out until it fills the place, since names need room beside each other
const { w: wide, h: high } = graph.elements().boundingBox();
const drawnOut = (place.clientWidth / place.clientHeight) * (high / wide);
graph.nodes().positions((node) => ({ x: node.position().x * Math.max(1, drawnOut), y: node.position().y * Math.max(1, 1 / drawnOut) }));
graph.fit(undefined, 24);
if (graph.zoom() * 26 < LETTERS) {
  graph.nodes().style("font-size", LETTERS / graph.zoom());
  graph.fit(undefined, 12);
}
document.getElementById("drawn-of").textContent = `${drawn.length} of ${all.length} lines drawn, those told of most`;

const days = drawn.flatMap((row) => [row.first, row.last]).filter(Boolean).sort();
function narrow() {
  const [from, until] = ends.map(([slider, shown]) => {
    shown.textContent = days[Math.round((Number(slider.value) / 100) * (days.length - 1))] || "";
    return shown.textContent;
  });
  graph.edges().forEach((edge) => edge.toggleClass("later", Boolean(edge.data("first")) && (edge.data("first") > until || edge.data("last") < from)));
  graph.nodes().forEach((node) => node.toggleClass("later", node.connectedEdges().every((edge) => edge.hasClass("later"))));
}
for (const [slider] of ends) slider.addEventListener("input", narrow);
narrow();
