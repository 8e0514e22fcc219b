// The map in WebGL over the world that travels with the package. Without WebGL the map drawn by the server stays.
import "./vendor/topojson-client.js";
import { veiled } from "./veils.mjs";

const place = document.getElementById("map");
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const COLOURS = dark
  ? { sea: "#10161c", land: "#2a3037", border: "#4b545e", dot: "#f08d78", ink: "#14171a", name: "#a8b0b8" }
  : { sea: "#e8eef3", land: "#f7f5ee", border: "#bdb8aa", dot: "#9c3323", ink: "#ffffff", name: "#6d6a60" };
// the zoom up to which incidents near each other are drawn as one
const CLUSTERED = 9;

// a name once for each country, in the middle of its largest part: on the outlines it would stand in each tile of each
function named(countries) {
  const middle = (ring) => [0, 1].map((axis) => ring.map((point) => point[axis])).map((all) => [Math.min(...all), Math.max(...all)]);
  const size = ([[west, east], [south, north]]) => (east - west) * (north - south);
  const features = countries.features.map(({ geometry, properties }) => {
    const rings = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map(([ring]) => middle(ring));
    const [[west, east], [south, north]] = rings.reduce((one, other) => (size(other) > size(one) ? other : one));
    return { type: "Feature", properties, geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] } };
  });
  return { type: "FeatureCollection", features };
}

// what is drawn between land and incidents once these can be used
const FINER = [
  { id: "border", type: "line", source: "world", paint: { "line-color": COLOURS.border, "line-width": 0.8 } },
  { id: "name", type: "symbol", source: "names", minzoom: 3, layout: { "text-field": ["get", "name"], "text-size": 11 },
    paint: { "text-color": COLOURS.name, "text-halo-color": COLOURS.land, "text-halo-width": 1 } },
];

function style(countries) {
  return {
    version: 8,
    sources: { world: { type: "geojson", data: countries } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": COLOURS.sea } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": COLOURS.land, "fill-antialias": false } },
    ],
  };
}

// Outlines that cross the date line go on beyond 180 degrees, and one about a pole goes down to it: the map is flat.
function flat(ring) {
  let turn = 0;
  const points = ring.map(([lon, lat], at) => {
    if (at && Math.abs(lon - ring[at - 1][0]) > 180) turn += lon < ring[at - 1][0] ? 360 : -360;
    return [lon + turn, lat];
  });
  const [first, last] = [points[0], points[points.length - 1]];
  if (first[0] !== last[0]) points.push([last[0], -85.1], [first[0], -85.1], first);
  return points;
}

function flattened(countries) {
  for (const { geometry } of countries.features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const polygon of polygons) polygon.forEach((ring, at) => { polygon[at] = flat(ring); });
  }
  return countries;
}

// a ring of the radius within which the words put the place, as a polygon on the sphere
function ring([lon, lat], km) {
  const points = [];
  for (let step = 0; step <= 48; step++) {
    const turn = (step / 48) * 2 * Math.PI;
    const north = (km / 111.2) * Math.cos(turn);
    const east = (km / (111.2 * Math.max(0.05, Math.cos((lat * Math.PI) / 180)))) * Math.sin(turn);
    points.push([lon + east, lat + north]);
  }
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [points] } };
}

function element(name, words, address) {
  const made = document.createElement(name);
  made.textContent = words;
  if (address) made.href = address;
  return made;
}

function told(one) {
  const box = document.createElement("div");
  box.className = "popup";
  box.append(element("a", `${one.kind}, ${one.when}`, `/incidents/${encodeURIComponent(one.id)}`));
  box.append(element("div", one.whom ? `${one.who} → ${one.whom}` : one.who), element("div", one.where));
  if (one.said) {
    const said = element("q", one.said);
    said.dir = "auto";
    box.append(one.graphic ? veiled(said) : said, element("small", one.publisher));
  }
  return box;
}

// the columns that the server sends, as features; of each only what is drawn goes to the worker, where each object takes its
// time, and its place in the columns
function features({ lat, lon, killed }) {
  const made = lat.map((north, id) => ({ type: "Feature", id, properties: killed[id] ? { killed: killed[id] } : null,
    geometry: { type: "Point", coordinates: [lon[id], north] } }));
  return { type: "FeatureCollection", features: made };
}

// the incidents over the world, in one style: added to a map that is drawn already, they would be drawn after it
function over({ sources, layers, ...world }, data) {
  return { ...world,
    sources: { ...sources,
      incidents: { type: "geojson", data, cluster: true, clusterRadius: 34, clusterMaxZoom: CLUSTERED },
      reach: { type: "geojson", data: { type: "FeatureCollection", features: [] } } },
    layers: [ ...layers,
      { id: "reach", type: "fill", source: "reach", paint: { "fill-color": COLOURS.dot, "fill-opacity": 0.12 } },
      { id: "reach-edge", type: "line", source: "reach", paint: { "line-color": COLOURS.dot, "line-opacity": 0.7 } },
      { id: "clusters", type: "circle", source: "incidents", filter: ["has", "point_count"],
        paint: { "circle-color": COLOURS.dot, "circle-opacity": 0.82,
          "circle-radius": ["interpolate", ["linear"], ["ln", ["get", "point_count"]], 0.7, 10, 5, 24, 10, 40] } },
      { id: "counts", type: "symbol", source: "incidents", filter: ["has", "point_count"],
        layout: { "text-field": ["get", "point_count_abbreviated"], "text-size": 12, "text-allow-overlap": true },
        paint: { "text-color": COLOURS.ink } },
      { id: "dots", type: "circle", source: "incidents", filter: ["!", ["has", "point_count"]],
        paint: { "circle-color": COLOURS.dot, "circle-opacity": 0.85, "circle-stroke-width": 1, "circle-stroke-color": COLOURS.ink,
          "circle-radius": ["min", 12, ["+", 5, ["sqrt", ["coalesce", ["get", "killed"], 0]]]] } },
    ] };
}

async function fetched(address) {
  return (await fetch(address)).json();
}

async function countries(detail) {
  const world = await fetched(`/static/vendor/world-${detail}.json`);
  return flattened(topojson.feature(world, world.objects.countries));
}

async function draw() {
  // all three at once; finer outlines, borders and names come when the map can be used
  const coming = [countries("110m"), fetched(place.dataset.points)];
  const { Map: MapView, Popup, NavigationControl, LngLatBounds, prewarm, setWorkerUrl } = await import("./vendor/maplibre-gl.mjs");
  setWorkerUrl(new URL("./vendor/maplibre-gl-worker.mjs", import.meta.url).href);
  prewarm();
  place.hidden = false;
  // to ask for WebGL beforehand would start it twice, which takes long where the processor draws; it starts while the
  // points come. Words that fade in keep the map drawing for as long
  let map;
  try {
    map = new MapView({ container: place, attributionControl: false, fadeDuration: 0, center: [20, 20], zoom: 1 });
  } catch {
    place.hidden = true;
    return;
  }
  const [world, data] = await Promise.all(coming);
  if (data.bounds) map.jumpTo(map.cameraForBounds(new LngLatBounds(data.bounds), { padding: 40, maxZoom: 7 }));
  map.setStyle(over(style(world), features(data)));
  map.once("idle", async () => {
    performance.mark("usable");
    place.dataset.ready = "usable";
    const fine = await countries("50m");
    map.getSource("world").setData(fine);
    map.addSource("names", { type: "geojson", data: named(fine) });
    for (const layer of FINER) map.addLayer(layer, "reach");
    map.once("idle", () => { place.dataset.ready = "fine"; });
  });
  document.getElementById("drawn").remove();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.on("click", "clusters", async (event) => {
    const cluster = event.features[0];
    const zoom = await map.getSource("incidents").getClusterExpansionZoom(cluster.properties.cluster_id);
    const leaves = zoom > CLUSTERED ? await map.getSource("incidents").getClusterLeaves(cluster.properties.cluster_id, 30, 0) : [];
    if (leaves.length) return pop(cluster.geometry.coordinates, leaves);
    map.easeTo({ center: cluster.geometry.coordinates, zoom });
  });
  async function pop(at, chosen) {
    map.getSource("reach").setData(ring(at, Math.max(...chosen.map((one) => data.km[one.id]))));
    const query = new URLSearchParams(chosen.map((one) => ["which", data.id[one.id]]));
    const answer = await (await fetch(`/map/told?${query}`)).json();
    const box = document.createElement("div");
    for (const one of answer.told) box.append(told(one));
    new Popup({ maxWidth: "320px" }).setLngLat(at).setDOMContent(box).addTo(map);
  }
  map.on("click", "dots", (event) => pop(event.features[0].geometry.coordinates.slice(), event.features.slice(0, 30)));
  for (const name of ["clusters", "dots"]) {
    map.on("mouseenter", name, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", name, () => { map.getCanvas().style.cursor = ""; });
  }
  // Shift and drag chooses an area, and shows its incidents
  map.boxZoom.disable();
  let from = null;
  const canvas = map.getCanvasContainer();
  const at = (event) => map.unproject([event.clientX - canvas.getBoundingClientRect().left, event.clientY - canvas.getBoundingClientRect().top]);
  canvas.addEventListener("mousedown", (event) => { if (event.shiftKey) { from = at(event); map.dragPan.disable(); } }, true);
  canvas.addEventListener("mouseup", (event) => {
    if (!from) return;
    const to = at(event);
    const edges = [Math.min(from.lng, to.lng), Math.min(from.lat, to.lat), Math.max(from.lng, to.lng), Math.max(from.lat, to.lat)];
    from = null;
    map.dragPan.enable();
    const query = new URLSearchParams(place.dataset.query);
    query.set("box", edges.map((edge) => edge.toFixed(3)).join(","));
    location.href = `/incidents?${query}`;
  }, true);
}

if (place && globalThis.WebGL2RenderingContext) draw();
