// The map in WebGL over the world that travels with the package. Without WebGL the map drawn by the server stays.
import { veiled } from "./veils.mjs";

const place = document.getElementById("map");
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const COLOURS = dark
  ? { sea: "#10161c", land: "#2a3037", border: "#4b545e", dot: "#f08d78", ink: "#14171a" }
  : { sea: "#e8eef3", land: "#f7f5ee", border: "#bdb8aa", dot: "#9c3323", ink: "#ffffff" };

function webgl() {
  try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; }
}

function style(countries) {
  return {
    version: 8,
    sources: { world: { type: "geojson", data: countries } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": COLOURS.sea } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": COLOURS.land } },
      { id: "border", type: "line", source: "world", paint: { "line-color": COLOURS.border, "line-width": 0.8 } },
      { id: "name", type: "symbol", source: "world", minzoom: 3, layout: { "text-field": ["get", "name"], "text-size": 11 },
        paint: { "text-color": COLOURS.border, "text-halo-color": COLOURS.land, "text-halo-width": 1 } },
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

// the columns that the server sends, as features
function features({ id, lat, lon, km, killed }) {
  const made = id.map((each, at) => ({ type: "Feature", properties: { id: each, km: km[at], killed: killed[at] },
    geometry: { type: "Point", coordinates: [lon[at], lat[at]] } }));
  return { type: "FeatureCollection", features: made };
}

function layers(map, data) {
  map.addSource("incidents", { type: "geojson", data, cluster: true, clusterRadius: 34, clusterMaxZoom: 9 });
  map.addSource("reach", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addLayer({ id: "reach", type: "fill", source: "reach", paint: { "fill-color": COLOURS.dot, "fill-opacity": 0.12 } });
  map.addLayer({ id: "reach-edge", type: "line", source: "reach", paint: { "line-color": COLOURS.dot, "line-opacity": 0.7 } });
  map.addLayer({ id: "clusters", type: "circle", source: "incidents", filter: ["has", "point_count"],
    paint: { "circle-color": COLOURS.dot, "circle-opacity": 0.82,
      "circle-radius": ["interpolate", ["linear"], ["ln", ["get", "point_count"]], 0.7, 10, 5, 24, 10, 40] } });
  map.addLayer({ id: "counts", type: "symbol", source: "incidents", filter: ["has", "point_count"],
    layout: { "text-field": ["get", "point_count_abbreviated"], "text-size": 12, "text-allow-overlap": true },
    paint: { "text-color": COLOURS.ink } });
  map.addLayer({ id: "dots", type: "circle", source: "incidents", filter: ["!", ["has", "point_count"]],
    paint: { "circle-color": COLOURS.dot, "circle-opacity": 0.85, "circle-stroke-width": 1, "circle-stroke-color": COLOURS.ink,
      "circle-radius": ["min", 12, ["+", 5, ["sqrt", ["get", "killed"]]]] } });
}

async function fetched(address) {
  return (await fetch(address)).json();
}

async function countries(detail) {
  const world = await fetched(`/static/vendor/world-${detail}.json`);
  return flattened(topojson.feature(world, world.objects.countries));
}

async function draw() {
  // all three at once; the finer outlines come when the map can be used
  const coming = [countries("110m"), fetched(place.dataset.points)];
  const { Map: MapView, Popup, NavigationControl, LngLatBounds, setWorkerUrl } = await import("./vendor/maplibre-gl.mjs");
  setWorkerUrl(new URL("./vendor/maplibre-gl-worker.mjs", import.meta.url).href);
  const [world, data] = await Promise.all(coming);
  place.hidden = false;
  const bounds = data.bounds && new LngLatBounds(data.bounds);
  const view = bounds ? { bounds, fitBoundsOptions: { padding: 40, maxZoom: 7 } } : { center: [20, 20], zoom: 1 };
  const map = new MapView({ container: place, style: style(world), attributionControl: false, ...view });
  document.getElementById("drawn").remove();
  map.addControl(new NavigationControl({ showCompass: false }));
  await new Promise((ready) => map.once("load", ready));
  layers(map, features(data));
  map.on("click", "clusters", async (event) => {
    const cluster = event.features[0];
    const zoom = await map.getSource("incidents").getClusterExpansionZoom(cluster.properties.cluster_id);
    const leaves = zoom > 9 ? await map.getSource("incidents").getClusterLeaves(cluster.properties.cluster_id, 30, 0) : [];
    if (leaves.length) return pop(cluster.geometry.coordinates, leaves);
    map.easeTo({ center: cluster.geometry.coordinates, zoom });
  });
  async function pop(at, chosen) {
    map.getSource("reach").setData(ring(at, Math.max(...chosen.map((one) => one.properties.km))));
    const query = new URLSearchParams(chosen.map((one) => ["which", one.properties.id]));
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
  map.once("idle", async () => {
    performance.mark("usable");
    place.dataset.ready = "true";
    map.getSource("world").setData(await countries("50m"));
  });
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

if (place && webgl()) draw();
