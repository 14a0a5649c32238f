// The page Change: cells are moved in with arrow keys, and the forces of the group in focus are drawn beside them.
import { draw, KINDS } from "/static/chart.js";
import { grid } from "/static/grid.js";
import { paintForces } from "/static/forces.js";

const AGAIN = 400;
KINDS.set("force_field", paintForces);
document.documentElement.classList.add("scripted");
let asked = 0;

const figure = () => document.querySelector("[data-forces]");

function show(found) {
  const place = figure();
  const of = found.groups[place.dataset.group];
  if (!of) return;
  draw(place, { ...of, focus: place.dataset.named ?? "" });
  place.querySelector("[data-empty]").hidden = of.chart.bars.some((bar) => bar.drives);
  const body = place.querySelector("tbody");
  body.replaceChildren(...of.table.rows.map((row) => {
    const line = document.createElement("tr");
    row.slice(0, 4).forEach((text, at) => {
      const cell = document.createElement(at ? "td" : "th");
      if (!at) cell.scope = "row";
      cell.textContent = text;
      line.append(cell);
    });
    return line;
  }));
}

function say(place, text) {
  const words = document.createElement("p");
  words.className = "note";
  words.textContent = text;
  place.querySelector(".picture").replaceChildren(words);
}

// Ask until the forces are worked out; what is asked later takes the place of what was asked before.
async function load() {
  const mine = ++asked;
  const place = figure();
  if (!place) return;
  try {
    const answer = await fetch(place.dataset.forces, { headers: { Accept: "application/json" } });
    const found = await answer.json();
    if (mine !== asked || !place.isConnected) return;
    if (found.state === "ready") {
      place.found = found;
      return show(found);
    }
    if (found.state === "mistake") return say(place, found.mistake);
  } catch {
    say(place, "Connection lost. The picture comes when it is back.");
  }
  if (mine === asked) setTimeout(load, AGAIN);
}

function choose(row) {
  const place = figure();
  if (!row || !place || place.dataset.group === row.dataset.group) return;
  for (const other of document.querySelectorAll(".map tr.chosen")) {
    other.classList.remove("chosen");
    other.querySelector("a").removeAttribute("aria-current");
  }
  row.classList.add("chosen");
  row.querySelector("a").setAttribute("aria-current", "true");
  place.dataset.group = row.dataset.group;
  document.getElementById("forces-title").textContent = `Forces in ${row.dataset.words}`;
  for (const field of document.querySelectorAll("input[type=hidden][name=group]")) field.value = row.dataset.group;
  const address = new URL(location.href);
  address.searchParams.set("group", row.dataset.group);
  history.replaceState(null, "", address);
  if (place.found) show(place.found);
}

function usual(field) {
  const words = document.querySelector("[data-usual-words]");
  const range = field?.dataset.usual;
  words.replaceChildren();
  if (!range) return;
  words.append(`The runs vary ${range.replace(/ \((.*)\)/, " from $1")}. `);
  const button = document.createElement("button");
  button.className = "link note";
  button.type = "button";
  button.textContent = "State this range, or another one";
  button.addEventListener("click", () => field.dispatchEvent(new CustomEvent("state", { detail: range })));
  words.append(button);
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.(".map tr[data-group]");
  if (!row) return;
  choose(row);
  if (!event.target.matches("input")) return;
  usual(event.target);
  const place = figure();
  const named = event.target.closest("td").dataset.column;
  if (!place || place.dataset.named === named) return;
  place.dataset.named = named;
  if (place.found) show(place.found);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-open], .map th[scope=row] a");
  if (!link) return;
  event.preventDefault();
  if (!link.dataset.open) return choose(link.closest("tr"));
  const details = document.getElementById(link.dataset.open);
  details.open = true;
  details.querySelector("input:not([type=hidden])").focus();
});

// A field of the context is sent when it is left, so that half a number is never saved.
document.addEventListener("change", (event) => {
  if (event.target.form?.matches(".rows")) event.target.form.requestSubmit();
});

document.addEventListener("parts", (event) => {
  if (event.detail.includes("change-map")) grid();
  if (event.detail.includes("change-forces")) load();
  else choose(document.querySelector(".map tr.chosen"));
});

grid();
load();
