// From one level to another by steps that add up: a bar per step, joined by lines, with the interval of its mean. Texts
// in columns beside the steps; a dashed line for the level to be reached.
import { add, label, roundTicks, scale, widthOf, words, wrapped } from "./chart_base.js";

const HEAD = 22;
const MOST_ROW = 42;
const GAP = 10;
const NARROW = 460;
const STRONG = 0.1; // a step of at least this share of the whole is drawn in the strong color

export function paintWaterfall(stage, data, size) {
  const { chart } = data;
  const rows = rowsOf(chart);
  const room = size.width * (size.width < NARROW ? 0.32 : 0.26);
  const names = rows.map((row) => wrapped(stage, row.name, room, 2, "label"));
  const left = Math.max(...names.flat().map((line) => widthOf(stage, line, "focus-text"))) + GAP;
  const columns = chart.columns.map((name, place) => Math.max(widthOf(stage, name, "tick"),
    ...chart.steps.map((step) => widthOf(stage, step.beside[place], "label"))) + GAP);
  const right = size.width - columns.reduce((sum, one) => sum + one, 0) - widthOf(stage, "+100", "focus-text") - GAP;
  const ends = rows.flatMap((row) => [row.from, row.to, row.low, row.high]);
  const ticks = roundTicks(Math.min(0, ...ends), Math.max(...ends, ...chart.goal), 5);
  const x = scale(ticks[0], ticks.at(-1), left, right);
  const row = Math.min(MOST_ROW, (size.height - HEAD - 4) / rows.length);
  const bottom = HEAD + row * rows.length;
  for (const tick of ticks) {
    add(stage, "line", { class: tick ? "grid" : "strong", x1: x(tick), x2: x(tick), y1: HEAD - 4, y2: bottom });
    label(stage, x(tick), 9, words(tick), { anchor: "middle", kind: "tick" });
  }
  for (const goal of chart.goal) {
    add(stage, "line", { class: "goal", x1: x(goal), x2: x(goal), y1: HEAD - 4, y2: bottom });
  }
  const places = columns.map((_, place) => columns.slice(place + 1).reduce((at, one) => at - one, size.width));
  chart.columns.forEach((name, place) => label(stage, places[place], 9, name, { anchor: "end", kind: "tick" }));
  const edge = places[0] ?? size.width;
  const stops = rows.map((one, place) => {
    const middle = HEAD + (place + 0.5) * row;
    names[place].forEach((line, at) => label(stage, 0, middle + (at - (names[place].length - 1) / 2) * 13, line,
      { kind: one.whole ? "label focus-text" : "label" }));
    bar(stage, one, x, middle, row);
    if (place < rows.length - 1) {
      add(stage, "line", { class: "joint", x1: x(one.to), x2: x(one.to), y1: middle + row * 0.19, y2: middle + row * 0.81 });
    }
    value(stage, one, x, middle, edge - (columns[0] ?? 0));
    (one.beside ?? []).forEach((text, at) => label(stage, places[at], middle, text, { anchor: "end", kind: "label" }));
    return { x: x(one.to), y: [], row: [middle - row / 2, row], words: spoken(one, chart) };
  });
  return stops;
}

function rowsOf(chart) {
  let at = chart.start;
  const whole = chart.end - chart.start;
  const steps = chart.steps.map((step) => {
    const from = at;
    at += step.change;
    return {
      name: step.name, from, to: at, low: from + step.low, high: from + step.high, beside: step.beside,
      text: words(step.change, { signed: true, digits: Math.abs(step.change) < 9.95 ? 1 : 0 }), step,
      kind: Math.abs(step.change) >= STRONG * 2 * Math.abs(whole) ? "focus" : "soft",
    };
  });
  const level = (name, value, kind) => ({
    name, from: 0, to: value, low: value, high: value, text: `${words(value, { digits: value < 9.95 ? 1 : 0 })} %`, kind,
    whole: kind === "focus",
  });
  return [level(chart.start_name, chart.start, "other"), ...steps, level(chart.end_name, chart.end, "focus")];
}

function bar(stage, one, x, middle, row) {
  const [from, to] = [x(one.from), x(one.to)].sort((a, b) => a - b);
  const high = row * 0.38;
  add(stage, "rect", { class: `bar ${one.kind}`, x: from, width: Math.max(to - from, 1), y: middle - high / 2, height: high });
  if (!one.step) return;
  add(stage, "line", { class: "interval", x1: x(one.low), x2: x(one.high), y1: middle, y2: middle });
  for (const end of [one.low, one.high]) {
    add(stage, "line", { class: "interval", x1: x(end), x2: x(end), y1: middle - 4, y2: middle + 4 });
  }
}

function value(stage, one, x, middle, edge) {
  const kind = one.whole ? "label focus-text" : "label";
  const at = Math.max(x(one.to), x(one.from), x(one.high)) + 6;
  label(stage, Math.min(at, edge - widthOf(stage, one.text, kind)), middle, one.text, { kind, halo: true });
}

function spoken(one, chart) {
  if (!one.step) return `${one.name}: ${one.text} ${chart.value.title}.`;
  const said = (number) => words(number, { signed: true, digits: 1 });
  const beside = chart.columns.map((name, place) => `${name} ${one.beside[place]}`).join(", ");
  return `${one.name}: ${one.text} points, ${said(one.step.low)} to ${said(one.step.high)}; ${beside}.`;
}
