// Levels by week (LinesChart): one line per plan with its own dash and mark, the band of the first one, a goal. Shares
// run from 0 to 100. Lines of names without a look are thin: many runs that nobody tells apart.
import {
  add, area, exactWords, label, look, mark as planMark, path, roundTicks, scale, shareWords, spreadApart, weekWords,
  widthOf, wrapped, xTicks, yAxis,
} from "./chart_base.js";
import { mark } from "./fan.js";

const TOP = 26;
const BOTTOM = 26;
const GAP = 10;
const LINE = 15;
const FULL = 100;
const NARROW = 480;

export function paintLines(stage, data, size) {
  const { chart, start = "", marks = [], level = null, looks = {} } = data;
  const share = chart.value.unit === "%";
  const all = [...chart.lines.flat(), ...chart.high, 0];
  const ticks = share ? [0, 25, 50, 75, FULL] : roundTicks(Math.min(...all), Math.max(...all));
  const said = (value) => exactWords(value);
  const known = chart.names.map((name, place) => ({ name, role: looks[name], values: chart.lines[place] }));
  const ends = endLabels(stage, known, chart, level, size);
  const last = chart.lines[0].length - 1;
  const left = Math.max(...ticks.map((tick) => widthOf(stage, said(tick), "tick"))) + GAP;
  const right = size.width - Math.max(...ends.map((one) => one.width)) - 2 * GAP;
  const x = scale(0, Math.max(last, 1), left, right);
  const y = scale(ticks[0], ticks.at(-1), size.height - BOTTOM, TOP);
  const xs = chart.lines[0].map((_, week) => x(week));
  label(stage, left, 9, `${chart.value.title}, ${chart.value.unit}`, { kind: "axis" });
  yAxis(stage, y, ticks, said, { left, right, strong: 0 });
  if (chart.low.length) add(stage, "path", { class: "band-90", d: area(xs, chart.low.map(y), chart.high.map(y)) });
  if (level) add(stage, "line", { class: "goal", x1: left, x2: right, y1: y(level[0]), y2: y(level[0]) });
  for (const one of [...known].reverse()) curve(stage, one, xs, y);
  for (const one of marks) mark(stage, x, one, { left, right, top: TOP, bottom: size.height - BOTTOM });
  const shown = chart.ticks.filter(([week]) => week <= last + 1);
  xTicks(stage, shown.map(([week]) => x(Math.min(week, last))), shown.map(([, text]) => text), size.height - 10,
    { left, right: size.width, weeks: true });
  putEnds(stage, ends, y, right + GAP, size);
  return xs.map((place, week) => ({
    x: place, y: known.filter((one) => one.role !== undefined).map((one) => y(one.values[week])),
    span: [TOP, size.height - BOTTOM], words: read(chart, known, week, start),
  }));
}

function curve(stage, one, xs, y) {
  const points = xs.map((x, week) => [x, y(one.values[week])]);
  const kind = one.role === undefined ? "thin" : `${look(one.role).kind} dash-${one.role}`;
  add(stage, "path", { class: `line ${kind}`, d: path(points) });
  if (one.role === undefined || one.role === "focus") return;
  for (const part of [0.35, 0.7]) {
    const at = Math.round(part * (points.length - 1));
    planMark(stage, ...points[at], one.role, 4);
  }
}

function endLabels(stage, known, chart, level, size) {
  const room = Math.max(70, size.width * 0.24);
  const found = known.filter((one) => one.role !== undefined).map((one) => {
    const lines = chart.names.length > 1 ? wrapped(stage, one.name, room - 14, 2, "end") : [];
    const text = `${shareWords(one.values.at(-1))} ${chart.value.unit}`;
    return { at: one.values.at(-1), role: one.role, lines: [...lines, text] };
  });
  if (chart.low.length) {
    const band = [chart.high.at(-1), chart.low.at(-1)];
    found.push(...band.map((at) => ({ at, lines: [shareWords(at)] })));
  }
  const goal = level && (size.width < NARROW ? level.at(-1) : level[1]);
  if (level) found.push({ at: level[0], lines: wrapped(stage, goal, room, 2, "end") });
  return found.map((one) => ({
    ...one, height: one.lines.length * LINE + 2,
    width: Math.max(...one.lines.map((line) => widthOf(stage, line, "end"))) + (one.role === undefined ? 0 : 14),
  }));
}

function putEnds(stage, ends, y, x, size) {
  const centers = spreadApart(ends.map((one) => y(one.at)), ends.map((one) => one.height), 2, size.height - 18);
  ends.forEach((one, place) => {
    const inset = one.role === undefined ? 0 : 14;
    const top = centers[place] - ((one.lines.length - 1) * LINE) / 2;
    if (inset) planMark(stage, x + 5, top, one.role, 4);
    one.lines.forEach((line, row) => label(stage, x + inset, top + row * LINE, line, {
      kind: one.role === "focus" ? "label end focus-text" : "label end",
    }));
  });
}

// What is read at a week: "5 Apr 2027 (week 13): Plan A 12 %, 9 in 10 futures 3 to 40; Plan B 4 %."
function read(chart, known, week, start) {
  const when = start ? `${weekWords(start, week)} (week ${week})` : `Week ${week}`;
  const ends = [chart.low, chart.high].map((values) => shareWords(values[week] ?? 0));
  const band = chart.low.length ? `, 9 in 10 futures ${ends.join(" to ")}` : "";
  const named = known.filter((one) => one.role !== undefined);
  const told = named.map((one) => `${one.name} ${shareWords(one.values[week])} ${chart.value.unit}`);
  return `${when}: ${[`${told[0] ?? ""}${band}`, ...told.slice(1)].join("; ")}.`;
}
