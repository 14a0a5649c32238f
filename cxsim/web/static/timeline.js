// Bars of the plan: moved and stretched by mouse and by keys, week by week. Every change is sent by the form of its
// bar, so that a page without this script can do the same with the form beside the picture.
import { show, submit } from "./live.js";

const DAY = 86400000;
const SHORT = 48; // pixels
const PAUSE = 350; // after the last arrow key, so that eight presses are one step for undo
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const timers = new Map();
const moving = new Map(); // bars that were moved and not sent yet: the picture may be drawn anew meanwhile
let removed = -1; // the place of a bar that was removed by key: the focus goes on from there

const timeline = () => document.getElementById("timeline");
const weeks = () => Number(timeline().dataset.weeks);
const bars = () => [...document.querySelectorAll("a.bar")];
const say = (text) => { document.getElementById("plan-live").textContent = text; };

function day(week) {
  const first = timeline().dataset.first;
  if (!first) return `week ${week}`;
  const date = new Date(Date.parse(`${first}T00:00:00Z`) + week * 7 * DAY);
  return date;
}

function dated(week, offset = 0) {
  const found = day(week);
  if (typeof found === "string") return found;
  const date = new Date(found.getTime() + offset * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function time(start, end) {
  const length = `${end - start} ${end - start === 1 ? "week" : "weeks"}`;
  if (!timeline().dataset.first) return `weeks ${start} to ${end - 1}, ${length}`;
  return `${dated(start)} to ${dated(end, -1)}, ${length}`;
}

const saved = (bar) => [Number(bar.dataset.start), Number(bar.dataset.end)];
const present = (bar) => [Number(bar.dataset.newStart ?? bar.dataset.start), Number(bar.dataset.newEnd ?? bar.dataset.end)];

function draw(bar, start, end) {
  const whole = weeks();
  bar.dataset.newStart = start;
  bar.dataset.newEnd = end;
  moving.set(bar.id, [start, end, bar.dataset.resized]);
  const span = bar.querySelector(".span");
  span.setAttribute("x", `${100 * start / whole}%`);
  span.setAttribute("width", `${100 * (end - start) / whole}%`);
  let when = span.querySelector(".when");
  if (!when) {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.setAttribute("class", "beside moving");
    text.setAttribute("y", "21");
    const late = end > 0.62 * whole;
    text.setAttribute("x", late ? "-10" : "100%");
    text.setAttribute("dx", late ? "0" : "10");
    text.setAttribute("text-anchor", late ? "end" : "start");
    when = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
    when.setAttribute("class", "when");
    text.append(when);
    span.querySelectorAll(".quiet").forEach((one) => one.remove());
    span.append(text);
  }
  when.textContent = time(start, end);
  say(`${bar.dataset.title}: ${time(start, end)}`);
}

function restore(bar) {
  clearTimeout(timers.get(bar.id));
  timers.delete(bar.id);
  draw(bar, ...saved(bar));
  bar.querySelector(".moving")?.remove();
  moving.delete(bar.id);
  delete bar.dataset.resized;
  delete bar.dataset.newStart;
  delete bar.dataset.newEnd;
}

function moved(bar, start, end) {
  const whole = weeks();
  const length = end - start;
  const first = Math.max(0, Math.min(start, whole - 1));
  return [first, bar.dataset.length === "" ? whole : Math.min(first + length, first + Number(bar.dataset.end) - Number(bar.dataset.start))];
}

// The new weeks as the file states them: bars that wait for others begin some weeks later than they say.
function keep(bar) {
  timers.delete(bar.id);
  moving.delete(bar.id);
  const [start, end] = present(bar);
  const [was, until] = saved(bar);
  if (start === was && end === until) return restore(bar);
  const form = document.getElementById(`move-${bar.dataset.place}`);
  form.elements.start.value = Math.max(0, start + Number(bar.dataset.offset));
  if (bar.dataset.resized) form.elements.weeks.value = end >= weeks() && bar.dataset.length === "" ? "" : end - start;
  else form.elements.weeks.value = bar.dataset.length;
  submit(form);
}

function shift(bar, by) {
  if (!("movable" in bar.dataset)) return say(`${bar.dataset.title} comes from elsewhere. List it in this plan to move it.`);
  const [start, end] = present(bar);
  draw(bar, ...moved(bar, start + by, end + by));
}

function stretch(bar, by) {
  if (!("sizable" in bar.dataset)) return say(`${bar.dataset.title} comes in several stretches. Use the form to change its weeks.`);
  const [start, end] = present(bar);
  bar.dataset.resized = "end";
  draw(bar, start, Math.max(start + 1, Math.min(end + by, weeks())));
}

function later(bar) {
  clearTimeout(timers.get(bar.id));
  timers.set(bar.id, setTimeout(() => keep(document.getElementById(bar.id) ?? bar), PAUSE));
}

const KEYS = {
  ArrowLeft: (bar, event) => step(bar, event, -1),
  ArrowRight: (bar, event) => step(bar, event, 1),
  ArrowUp: (bar) => neighbor(bar, -1),
  ArrowDown: (bar) => neighbor(bar, 1),
  Enter: (bar) => open(bar, true),
  Delete: (bar) => {
    const form = document.getElementById(`remove-${bar.dataset.place}`);
    if (!form) return;
    removed = bars().indexOf(bar);
    submit(form);
  },
  Escape: (bar) => restore(bar),
};

function step(bar, event, by) {
  const far = by * (event.shiftKey ? 4 : 1);
  if (event.altKey) stretch(bar, far);
  else shift(bar, far);
  later(bar);
}

function neighbor(bar, by) {
  const all = bars();
  all[all.indexOf(bar) + by]?.focus();
}

async function open(bar, enter) {
  if (timers.has(bar.id)) { clearTimeout(timers.get(bar.id)); keep(bar); }
  const address = bar.getAttribute("href").split("#")[0];
  if (!await show(address)) return location.assign(address);
  if (enter) document.querySelector("#fields input:not([type=hidden])")?.focus();
  else document.getElementById(bar.id)?.focus();
}

document.addEventListener("keydown", (event) => {
  const bar = event.target.closest?.("a.bar");
  if (!bar || event.ctrlKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key](bar, event);
});

// Dragging ---------------------------------------------------------------------------------------------------------

let drag = null;

document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest?.("a.bar");
  if (!bar || event.button || !("movable" in bar.dataset)) return;
  const lane = bar.closest("svg.lane").getBoundingClientRect();
  drag = { bar, x: event.clientX, week: lane.width / weeks(), edge: edge(bar, event), from: present(bar), moved: false };
});

// Which end of a bar is held; on a short bar the ends begin outside of it, so that it can be moved, too.
function edge(bar, event) {
  const grip = event.target.closest(".grip");
  const box = bar.querySelector(".fill").getBoundingClientRect();
  const inside = event.clientX > box.left && event.clientX < box.right;
  if (!grip || (inside && box.width < SHORT)) return "";
  return event.clientX > (box.left + box.right) / 2 ? "end" : "start";
}

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const by = Math.round((event.clientX - drag.x) / drag.week);
  if (!by && !drag.moved) return;
  drag.moved = true;
  document.body.classList.add("dragging");
  const [start, end] = drag.from;
  const { bar } = drag;
  if (drag.edge) bar.dataset.resized = drag.edge;
  if (drag.edge === "start") draw(bar, Math.max(0, Math.min(start + by, end - 1)), end);
  else if (drag.edge === "end") draw(bar, start, Math.max(start + 1, Math.min(end + by, weeks())));
  else draw(bar, ...moved(bar, start + by, end + by));
});

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { bar, moved: was } = drag;
  document.body.classList.remove("dragging");
  if (was) keep(bar);
  setTimeout(() => { drag = null; });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drag) return;
  restore(drag.bar);
  document.body.classList.remove("dragging");
  drag = null;
});

document.addEventListener("pointercancel", () => {
  if (!drag) return;
  restore(drag.bar);
  document.body.classList.remove("dragging");
  drag = null;
});

document.addEventListener("dragstart", (event) => { if (event.target.closest?.("a.bar")) event.preventDefault(); });

document.addEventListener("click", (event) => {
  const name = event.target.closest?.("a.bar-name");
  const bar = name ? document.getElementById(name.dataset.bar) : event.target.closest?.("a.bar");
  if (!bar || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!drag?.moved) open(bar, false);
});

// One tab stop for all bars; arrows go from bar to bar -------------------------------------------------------------

function stops() {
  const all = bars();
  const here = all.find((one) => one === document.activeElement) ?? all.find((one) => one.classList.contains("chosen")) ?? all[0];
  for (const one of all) one.setAttribute("tabindex", one === here ? "0" : "-1");
}

document.addEventListener("focusin", (event) => { if (event.target.closest?.("a.bar")) stops(); });
document.addEventListener("parts", () => {
  for (const [id, [start, end, resized]] of moving) {
    const bar = document.getElementById(id);
    if (!bar || bar.dataset.newStart !== undefined) continue;
    if (resized) bar.dataset.resized = resized;
    if (drag?.bar.id === id) drag.bar = bar;
    draw(bar, start, end);
  }
  if (removed >= 0 && document.activeElement === document.body) (bars()[removed] ?? bars().at(-1))?.focus();
  removed = -1;
  stops();
});
document.getElementById("plan-select")?.addEventListener("change", (event) => event.target.form.requestSubmit());
stops();

document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || event.target.matches("input, textarea, select")) return;
  const keys = document.getElementById("keys");
  keys.open = true;
  keys.querySelector("summary").focus();
});

// The heat map: arrows go from cell to cell and the cell is read out ------------------------------------------------

let cell = [0, 0];

document.addEventListener("keydown", (event) => {
  const map = event.target.closest?.("[data-heat]");
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!map || !by) return;
  event.preventDefault();
  const rows = [...map.querySelectorAll(".heat-row")].map((row) => [...row.querySelectorAll("rect[data-words]")]);
  const far = event.shiftKey ? 4 : 1;
  cell = [Math.max(0, Math.min(cell[0] + by[0], rows.length - 1)), Math.max(0, Math.min(cell[1] + by[1] * far, rows[0].length - 1))];
  map.querySelector(".here")?.classList.remove("here");
  const found = rows[cell[0]][cell[1]];
  found.classList.add("here");
  const told = document.querySelector("[data-heat-words]");
  told.textContent = found.dataset.words;
  say(found.dataset.words);
});
