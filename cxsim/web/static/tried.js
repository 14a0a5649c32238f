// What was tried: the outcome after each change as a bar, with the interval of what the change does; the best is blue.
import { add, label, roundTicks, scale, widthOf, words, wrapped } from "./chart_base.js";

const HEAD = 20;
const ROW = 30;
const GAP = 10;

export function paintTried(stage, data, size) {
  const { chart } = data;
  const room = size.width * 0.36;
  const names = chart.bars.map((bar) => wrapped(stage, bar.name, room, 2, bar.name === chart.focus ? "focus-text" : "label"));
  const left = Math.max(...names.flat().map((line) => widthOf(stage, line, "focus-text"))) + GAP;
  const beside = chart.columns.map((name, place) => Math.max(widthOf(stage, name, "tick"),
    ...chart.bars.map((bar) => widthOf(stage, bar.beside[place] ?? "", "focus-text"))) + GAP);
  const right = size.width - beside.reduce((sum, one) => sum + one, 0) - widthOf(stage, "100 %", "focus-text") - 6;
  const most = roundTicks(0, Math.max(...chart.bars.map((bar) => Math.max(bar.level, bar.high))), 4).at(-1);
  const x = scale(0, most, left, right);
  const row = Math.min(ROW, (size.height - HEAD) / chart.bars.length);
  label(stage, left, 9, `${chart.value.title}, ${chart.value.unit}`, { kind: "tick" });
  chart.columns.forEach((name) => label(stage, size.width, 9, name, { anchor: "end", kind: "tick" }));
  const stops = chart.bars.map((bar, place) => {
    const middle = HEAD + (place + 0.5) * row;
    const focus = bar.name === chart.focus;
    const kind = focus ? "label focus-text" : "label";
    names[place].forEach((line, at) => label(stage, 0, middle + (at - (names[place].length - 1) / 2) * 12, line, { kind }));
    add(stage, "rect", {
      class: `bar ${focus ? "focus" : "soft"}`, x: left, width: Math.max(x(bar.level) - left, 1), y: middle - row * 0.27,
      height: row * 0.54,
    });
    if (bar.high > bar.low) {
      add(stage, "line", { class: "interval", x1: x(bar.low), x2: x(bar.high), y1: middle, y2: middle });
    }
    label(stage, Math.max(x(bar.level), x(bar.high)) + 5, middle, `${words(bar.level)} %`, { kind, halo: true });
    chart.columns.forEach((_, at) => label(stage, size.width, middle, bar.beside[at] ?? "", { anchor: "end", kind }));
    return { x: x(bar.level), y: [], row: [middle - row / 2, row], words: spoken(bar, chart) };
  });
  add(stage, "line", { class: "strong", x1: left, x2: left, y1: HEAD, y2: HEAD + row * chart.bars.length });
  return stops;
}

function spoken(bar, chart) {
  const range = bar.high > bar.low ? `, ${words(bar.low)} to ${words(bar.high)} %` : "";
  const more = chart.columns.map((name, place) => (bar.beside[place] ? `; ${name} ${bar.beside[place]}` : "")).join("");
  return `${bar.name}: ${words(bar.level)} % ${chart.value.title}${range}${more}.`;
}
