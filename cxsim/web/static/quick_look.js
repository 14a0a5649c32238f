// Asks for a quick look when a change is saved, which waits for the last key, and shows it when it is there; a newer
// change takes its place.
import { refresh } from "./live.js";

const AFTER_LOSS = 2000;
let timer = 0;
let asked = 0;

const card = () => document.getElementById("look");

function mark_old() {
  const words = card().querySelector("[role=status]");
  if (card().dataset.state !== "current" || card().dataset.before) return;
  card().dataset.before = words.textContent;
  card().querySelector(".look-figure").classList.add("old");
  words.textContent = `Updating … Before the last change: ${words.textContent}`;
}

// A change that was refused leaves the look as it was.
function mark_current() {
  const { before } = card().dataset;
  if (card().dataset.state !== "current" || !before) return;
  delete card().dataset.before;
  card().querySelector(".look-figure").classList.remove("old");
  card().querySelector("[role=status]").textContent = before;
}

async function ask(number) {
  const { source } = card().dataset;
  try {
    while (number === asked) {
      const answer = await fetch(source);
      const { state } = await answer.json();
      if (number !== asked) return;
      if (state === "unreadable" || (state === "done" && await refresh())) return;
    }
  } catch {
    setTimeout(() => number === asked && ask(number), AFTER_LOSS);
  }
}

function soon(pause) {
  clearTimeout(timer);
  const number = ++asked;
  timer = setTimeout(() => ask(number), pause);
}

// Moves that are tried after a full run: nobody waits for them, so they are asked for now and then.
const NOW_AND_THEN = 1500;
let trying = 0;

async function ask_tried() {
  const due = document.querySelector("[data-tried=due]");
  if (!due || card().dataset.state !== "current") return;
  try {
    const { state } = await (await fetch(due.dataset.source)).json();
    if (state === "none" || (state === "done" && await refresh())) return;
  } catch { /* the next time */ }
  soon_tried();
}

function soon_tried() {
  clearTimeout(trying);
  trying = setTimeout(ask_tried, NOW_AND_THEN);
}

document.addEventListener("sending", () => {
  mark_old();
});
document.addEventListener("parts", soon_tried);
soon_tried();
document.addEventListener("parts", () => {
  if (["old", "none"].includes(card().dataset.state)) soon(0);
  else mark_current();
});
if (["old", "none"].includes(card().dataset.state)) soon(0);

// A cursor on the curves: arrows go from week to week, and what is there is read out ---------------------------------

const curve = (line) => line.getAttribute("points").split(" ").map((point) => 100 - Number(point.split(",")[1]));
let week = -1;

document.addEventListener("keydown", (event) => {
  const plot = event.target.closest?.("svg.plot");
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!plot || !by) return;
  event.preventDefault();
  const mean = curve(plot.querySelector(".mean"));
  const futures = [...plot.querySelectorAll(".future")].map(curve);
  week = Math.max(0, Math.min(week + by * (event.shiftKey ? 4 : 1), mean.length - 1));
  let line = plot.querySelector(".here");
  if (!line) {
    line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    line.setAttribute("class", "here");
    line.setAttribute("y1", "0");
    line.setAttribute("y2", "100%");
    plot.append(line);
  }
  for (const end of ["x1", "x2"]) line.setAttribute(end, `${100 * week / (mean.length - 1)}%`);
  const here = futures.map((one) => one[week]);
  const told = `Week ${week}: ${mean[week].toFixed(0)} % adopters on average, from ${Math.min(...here).toFixed(0)} to ${Math.max(...here).toFixed(0)} %`;
  card().querySelector("[data-cursor]").textContent = told;
  document.getElementById("plan-live").textContent = told;
});
