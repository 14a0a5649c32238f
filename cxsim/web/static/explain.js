// The page Explain: its pictures, the week in which people are looked at, and a change of course that is worked out.
import { draw, KINDS } from "/static/chart.js";
import { paintStacked } from "/static/stacked.js";
import { paintTried } from "/static/tried.js";
import { paintWaterfall } from "/static/waterfall.js";

const AGAIN = 500;
const AFTER_LOSS = 2000;
KINDS.set("waterfall", paintWaterfall).set("stacked", paintStacked).set("tried", paintTried);
document.documentElement.classList.add("scripted");

// The list of weeks becomes a slider over the weeks that are kept.
function slider(list, onWeek) {
  const made = document.createElement("input");
  Object.assign(made, { type: "range", min: 0, max: list.options.length - 1, value: list.selectedIndex, id: list.id });
  list.removeAttribute("id");
  list.hidden = true;
  list.after(made);
  const told = () => {
    list.selectedIndex = made.value;
    made.setAttribute("aria-valuetext", `week ${list.selectedOptions[0].textContent}`);
    onWeek(Number(made.value));
  };
  made.addEventListener("input", told);
  told();
}

async function held(figure) {
  const answer = await fetch(figure.dataset.held, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { weeks } = await answer.json();
  const list = document.querySelector("[data-weeks]");
  const output = document.querySelector("output[for=held-week]");
  slider(list, (place) => {
    const now = weeks[place];
    draw(figure, now);
    output.textContent = now.when;
    document.querySelector("[data-held-sentence]").textContent = now.sentence;
    table(figure.querySelector("table"), now);
    for (const field of document.querySelectorAll("#course input[name=week]")) field.value = now.week;
    const at = document.getElementById("at");
    if (at && document.activeElement !== at && place !== weeks.length - 1) at.value = now.week;
  });
  for (const plan of document.querySelectorAll("#held-plan")) plan.addEventListener("change", () => plan.form.submit());
}

function table(place, now) {
  place.tBodies[0].replaceChildren(...now.rows.map((row) => {
    const line = document.createElement("tr");
    row.forEach((text, at) => {
      const cell = document.createElement(at ? "td" : "th");
      if (!at) cell.scope = "row";
      cell.textContent = text;
      line.append(cell);
    });
    return line;
  }));
}

async function course(place) {
  const words = place.querySelector("[role=status]");
  try {
    const answer = await fetch(place.dataset.course, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (told.state !== "working") {
      location.hash = "course";
      return location.reload();
    }
    const bar = place.querySelector("progress");
    bar.max = told.total || 1;
    bar.value = told.done;
    const text = told.total ? `${told.done} of ${told.total} simulated futures` : "Getting ready.";
    if (words.textContent !== text) words.textContent = text;
    setTimeout(() => course(place), AGAIN);
  } catch {
    words.textContent = "Connection lost. Trying again.";
    setTimeout(() => course(place), AFTER_LOSS);
  }
}

for (const figure of document.querySelectorAll("figure[data-held]")) held(figure);
for (const place of document.querySelectorAll("[data-course]")) course(place);
