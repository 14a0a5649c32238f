// A whole in parts, group by group: horizontal bars of 100 %, the group that the page is about framed and first. Parts
// are told apart by lightness, and by hatching; a legend stands above, as the parts are shares of one whole.
import { add, label, widthOf, wrapped } from "./chart_base.js";

const LEGEND = 19;
const ROW = 27;
const FIRST = 8; // room below the framed group
const GAP = 10;
const HATCH = "hatch";
const DARK = new Set(["adopters", "relapsed"]);

export function paintStacked(stage, data, size) {
  const { chart } = data;
  const parts = chart.stages.map((_, place) => place).filter((place) => place === 0 || chart.percent.some((row) => row[place] > 0));
  pattern(stage);
  const top = legend(stage, parts.map((place) => chart.stages[place]), size.width);
  const room = size.width * 0.32;
  const names = chart.groups.map((name) => wrapped(stage, name, room, 2, "focus-text"));
  const left = Math.max(...names.flat().map((line) => widthOf(stage, line, "focus-text"))) + GAP;
  const width = size.width - left - 4;
  const row = Math.min(ROW, (size.height - top - FIRST - 4) / chart.groups.length);
  return chart.groups.map((name, place) => {
    const framed = name === chart.framed && chart.groups.length > 1;
    const y = top + place * row + (place && chart.groups[0] === chart.framed ? FIRST : 0);
    const middle = y + row / 2;
    names[place].forEach((line, at) => label(stage, left - GAP, middle + (at - (names[place].length - 1) / 2) * 12, line,
      { anchor: "end", kind: framed ? "label focus-text" : "label" }));
    let x = left;
    for (const part of parts) {
      const share = chart.percent[place][part];
      const long = (share / 100) * width;
      if (!share) continue;
      const kind = chart.stages[part];
      add(stage, "rect", {
        class: `stage ${kind}`, x, y: y + row * 0.14, width: Math.max(long - 1, 0.5), height: row * 0.72,
        ...(kind === "hindered" ? { fill: `url(#${HATCH})` } : {}),
      });
      const text = String(Math.round(share));
      if (long > widthOf(stage, text, "label") + 8 && kind !== "hindered") {
        label(stage, x + 5, middle, text, { kind: DARK.has(kind) ? "label on-dark" : "label on-light" });
      }
      x += long;
    }
    if (framed) add(stage, "rect", { class: "frame-line", x: left - 3, y: y + 0.5, width: width + 5, height: row - 1, rx: 3 });
    return { x: left, y: [], row: [y, row], words: spoken(chart, place, parts) };
  });
}

function pattern(stage) {
  const made = add(add(stage, "defs"), "pattern", { id: HATCH, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  add(made, "rect", { width: 5, height: 5, class: "hatch-ground" });
  add(made, "line", { x1: 1, x2: 1, y1: 0, y2: 5, class: "hatch-line" });
}

function legend(stage, names, width) {
  let x = 0;
  let y = 8;
  for (const name of names) {
    const long = widthOf(stage, name, "label") + 24;
    if (x + long > width && x) {
      x = 0;
      y += LEGEND;
    }
    add(stage, "rect", { class: `stage ${name}`, x, y: y - 5, width: 10, height: 10, ...(name === "hindered" ? { fill: `url(#${HATCH})` } : {}) });
    label(stage, x + 14, y, name, { kind: "label" });
    x += long;
  }
  return y + LEGEND - 4;
}

function spoken(chart, place, parts) {
  const told = parts.filter((part) => chart.percent[place][part] > 0)
    .map((part) => `${Math.round(chart.percent[place][part])} % ${chart.stages[part]}`);
  return `${chart.groups[place]}: ${told.join(", ")}; ${Math.round(chart.beside[place])} ${chart.beside_title} per 100 people.`;
}
