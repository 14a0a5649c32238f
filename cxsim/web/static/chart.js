// Charts of the workbench: SVG of our own, from plain data. Every page may use this module.
//
// In the page (the macro `figure` of templates/chart.html writes it; without script the table is there):
//
//   <figure data-chart="fan" data-source="/api/…">
//     <figcaption>The takeaway</figcaption>
//     <div class="picture"></div>                      its height is fixed by the stylesheet, so nothing jumps
//     <details class="numbers"><summary>Show table</summary><table>…</table></details>
//   </figure>
//
// The source answers
//
//   { chart: {kind: "fan", …},       a chart of cxsim/plots/charts.py as `dataclasses.asdict` gives it
//     sentence: "…",                 what the picture shows, for those who do not see it
//     start: "2027-01-04",           the first day of week 0; "" or left out: not known
//     marks: [[78, "target date"]],  weeks with a dashed line and its words
//     level: [50, "target: 50 % adopters by …", "target"],  a value with a dashed line, its words, and in short
//     looks: {"Plan A": "focus"} }   the role of a plan: "focus", "against", "nothing" (the baseline), or 0, 1, 2 …
//                                    for the others. Mark, dash and color follow from it, in every picture alike.
//
// Kinds: "fan" (fan.js), "lines" (lines.js), "scatter" (scatter.js), "chances" (bars.js). A page with one of its own:
//
//   import { KINDS, draw } from "/static/chart.js";
//   KINDS.set("mine", (stage, data, size) => stops);     paints into the <svg> `stage` of `size` {width, height} and
//                                                        returns the stops of the cursor, in order:
//                                                        {x, y: [places of dots], words: "what is read",
//                                                        span?: [top, bottom] of its line, row?: [top, height],
//                                                        plane?: true where a ring shows it}
//   draw(figure, data);                                  draws at once; again whenever the width changes
//
// Charts of the page are drawn when it has loaded, and those of a replaced part after the event "parts". The cursor:
// left and right arrow, with Shift four steps, Home, End; the value is read in a polite live region. A button
// [data-tables] opens and closes every table of the page.
import { add } from "./chart_base.js";
import { paintBars } from "./bars.js";
import { paintFan } from "./fan.js";
import { paintLines } from "./lines.js";
import { paintScatter } from "./scatter.js";

export const KINDS = new Map([
  ["fan", paintFan], ["lines", paintLines], ["scatter", paintScatter], ["chances", paintBars],
]);
const HELP = "Left and right arrow read the values.";
const LEAP = 4;
const AGAIN = 2000;
const drawn = new WeakMap();

// Draw a figure from its data, and again whenever its width changes.
export function draw(figure, data) {
  const picture = part(figure, "picture", "div");
  const state = drawn.get(figure) ?? { at: null, width: 0 };
  state.data = data;
  state.width = 0;
  if (!drawn.has(figure)) {
    drawn.set(figure, state);
    reading(figure);
    new ResizeObserver(() => paint(figure, picture, state)).observe(picture);
  }
  paint(figure, picture, state);
}

// Draw every figure below a place that names its source.
export function drawAll(place = document) {
  for (const figure of place.querySelectorAll("figure[data-chart][data-source]")) {
    if (figure.dataset.shown === figure.dataset.source) continue;
    figure.dataset.shown = figure.dataset.source;
    load(figure);
  }
}

async function load(figure) {
  const source = figure.dataset.source;
  try {
    const answer = await fetch(source, { headers: { Accept: "application/json" } });
    if (!answer.ok) return told(figure, "The figures of this picture could not be read. Load the page again.");
    const data = await answer.json();
    if (figure.dataset.source === source) draw(figure, data);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    told(figure, "Connection lost. The picture comes when it is back.");
    setTimeout(() => figure.isConnected && load(figure), AGAIN);
  }
}

function told(figure, text) {
  const picture = part(figure, "picture", "div");
  const words = document.createElement("p");
  words.className = "note";
  words.textContent = text;
  picture.replaceChildren(words);
}

function paint(figure, picture, state) {
  const width = Math.floor(picture.clientWidth);
  const height = Math.floor(picture.clientHeight);
  if (!width || width === state.width) return;
  state.width = width;
  const hadFocus = picture.contains(document.activeElement);
  const before = state.at; // the old picture forgets it when it goes
  const stage = add(null, "svg", {
    class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", tabindex: 0, focusable: true,
    "aria-label": `${state.data.sentence} ${HELP}`,
  });
  picture.replaceChildren(stage);
  const stops = KINDS.get(state.data.chart.kind)(stage, state.data, { width, height });
  const cursor = add(stage, "g", { class: "cursor" });
  const show = (at) => point(figure, cursor, stops, state, at, height);
  stage.addEventListener("keydown", (event) => pressed(event, stops, state, show));
  stage.addEventListener("pointermove", (event) => show(nearest(stage, stops, event)));
  stage.addEventListener("pointerleave", () => document.activeElement !== stage && show(null));
  stage.addEventListener("focus", () => show(Math.min(state.at ?? stops.length, stops.length - 1)));
  stage.addEventListener("blur", () => show(null));
  figure.classList.add("drawn");
  state.at = hadFocus ? before : null;
  if (hadFocus) stage.focus({ preventScroll: true });
}

function pressed(event, stops, state, show) {
  const step = event.shiftKey ? LEAP : 1;
  const at = state.at ?? stops.length - 1;
  const to = {
    ArrowLeft: at - step, ArrowUp: at - step, ArrowRight: at + step, ArrowDown: at + step, Home: 0,
    End: stops.length - 1,
  }[event.key];
  if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  show(Math.max(0, Math.min(stops.length - 1, to)));
}

function nearest(stage, stops, event) {
  const box = stage.getBoundingClientRect();
  const x = event.clientX - box.left;
  const y = event.clientY - box.top;
  const far = (stop) => (stop.row ? Math.abs(y - stop.row[0] - stop.row[1] / 2)
    : stop.plane ? Math.hypot(x - stop.x, y - stop.y[0]) : Math.abs(x - stop.x));
  return stops.reduce((best, stop, place) => (far(stop) < far(stops[best]) ? place : best), 0);
}

function point(figure, cursor, stops, state, at, height) {
  state.at = at;
  cursor.replaceChildren();
  const words = reading(figure);
  if (at === null || !stops.length) {
    words.textContent = "";
    return;
  }
  const stop = stops[at];
  if (stop.row) add(cursor, "rect", { class: "row", x: 0.5, y: stop.row[0], width: "99.8%", height: stop.row[1] });
  else if (!stop.plane) {
    const [top, bottom] = stop.span ?? [0, height];
    add(cursor, "line", { class: "hair", x1: stop.x, x2: stop.x, y1: top, y2: bottom });
  }
  for (const y of stop.y ?? []) add(cursor, "circle", { class: "dot", cx: stop.x, cy: y, r: stop.plane ? 9 : 4 });
  words.textContent = stop.words;
}

function reading(figure) {
  const found = figure.querySelector(".reading");
  if (found) return found;
  const words = document.createElement("p");
  words.className = "reading";
  words.setAttribute("aria-live", "polite");
  part(figure, "picture", "div").after(words);
  return words;
}

function part(figure, name, tag) {
  const found = figure.querySelector(`.${name}`);
  if (found) return found;
  const made = document.createElement(tag);
  made.className = name;
  figure.append(made);
  return made;
}

function tables(event) {
  const button = event.target.closest?.("[data-tables]");
  if (!button) return;
  const open = button.textContent === "Show tables";
  button.textContent = open ? "Hide tables" : "Show tables";
  for (const one of document.querySelectorAll("details.numbers")) one.open = open;
}

document.addEventListener("click", tables);
document.addEventListener("parts", () => drawAll());
for (const button of document.querySelectorAll("[data-tables]")) button.hidden = false;
drawAll();
