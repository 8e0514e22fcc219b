// The actors as a network, made of the rows of the two tables below it.
import cytoscape from "./vendor/cytoscape.mjs";

const MOST = 90;
const LEAST = 6; // parties in a group that is drawn; smaller ones are in the tables
const place = document.getElementById("network");
const until = document.getElementById("until");
const day = document.getElementById("until-day");
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const rows = [...document.querySelectorAll("[data-edges] [data-row]")]
  .map((row) => row.dataset)
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
const elements = [
  ...[...names].map((name) => ({ data: { id: `n:${name}`, name: name.length > 28 ? `${name.slice(0, 27)}…` : name } })),
  ...drawn.map((row, at) => ({ data: { id: `e:${at}`, source: `n:${row.a}`, target: `n:${row.b}`, relation: row.relation,
    count: Number(row.count), first: row.first, act: row.relation === "acted on" ? 1 : 0 } })),
];
const ink = dark ? "#e4e6e8" : "#1d2126";
const graph = cytoscape({
  container: place,
  elements,
  layout: { name: "cose", animate: false, nodeRepulsion: 60000, idealEdgeLength: 60, padding: 20, componentSpacing: 60, randomize: false },
  style: [
    { selector: "node", style: { label: "data(name)", "font-size": 17, color: ink, width: 16, height: 16,
      "background-color": dark ? "#86abcf" : "#4d6b8a", "text-valign": "bottom", "text-margin-y": 3,
      "text-outline-width": 2, "text-outline-color": dark ? "#1b1f24" : "#ffffff" } },
    { selector: "edge", style: { width: "mapData(count, 1, 20, 1, 6)", "line-color": dark ? "#69727c" : "#a9a498", "curve-style": "bezier", opacity: 0.75 } },
    { selector: "edge[act > 0]", style: { "line-color": dark ? "#f08d78" : "#9c3323", "target-arrow-color": dark ? "#f08d78" : "#9c3323", "target-arrow-shape": "triangle" } },
    { selector: ".later", style: { display: "none" } },
  ],
  minZoom: 0.2,
  maxZoom: 4,
});

const days = drawn.map((row) => row.first).filter(Boolean).sort();
function narrow() {
  const limit = days[Math.round((Number(until.value) / 100) * (days.length - 1))] || "";
  day.textContent = limit;
  graph.edges().forEach((edge) => edge.toggleClass("later", Boolean(edge.data("first")) && edge.data("first") > limit));
  graph.nodes().forEach((node) => node.toggleClass("later", node.connectedEdges().every((edge) => edge.hasClass("later"))));
}
until.addEventListener("input", narrow);
narrow();
