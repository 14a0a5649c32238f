// Things in a plane with the range of 90 of 100 futures: plans by cost and adoption. Marks that would lie on one another
// stand side by side, and every label carries the mark it belongs to.
import {
  add, label, look, mark, overlap, roundTicks, scale, shareWords, spreadApart, widthOf, words, wrapped, xTicks, yAxis,
} from "./chart_base.js";

const TOP = 26;
const BOTTOM = 44;
const GAP = 10;
const LINE = 15;
const APART = 16;
const MILLION = 1e6;
const NARROW = 480; // under it names stand below the plane, and only shares at the marks

export function paintScatter(stage, data, whole) {
  const { chart, level = null, looks = {} } = data;
  const points = chart.points.map((one) => ({ ...one, role: looks[one.name] ?? (one.focus ? "focus" : 0) }));
  const narrow = whole.width < NARROW;
  const size = narrow ? { ...whole, height: whole.height - key(stage, points, whole) } : whole;
  const millions = Math.max(...points.map((one) => one.x)) >= MILLION;
  const xUnit = millions ? `million ${chart.x.unit}` : chart.x.unit;
  const xSaid = (value) => (millions ? words(value / MILLION, { digits: value % MILLION ? 1 : 0 }) : words(value));
  const xs = roundTicks(0, Math.max(...points.map((one) => one.x), 1), size.width < 420 ? 3 : 5);
  const ys = chart.y.unit === "%" ? [0, 25, 50, 75, 100]
    : roundTicks(Math.min(0, ...points.map((one) => one.low)), Math.max(...points.map((one) => one.high), 1));
  const left = Math.max(...ys.map((tick) => widthOf(stage, words(tick), "tick"))) + GAP;
  const right = size.width - 2 * APART;
  const x = scale(xs[0], xs.at(-1), left, right);
  const y = scale(ys[0], ys.at(-1), size.height - BOTTOM, TOP);
  label(stage, left, 9, `${chart.y.title}, ${chart.y.unit}`, { kind: "axis" });
  yAxis(stage, y, ys, words, { left, right, strong: 0 });
  xTicks(stage, xs.map(x), xs.map(xSaid), size.height - BOTTOM + 14, { left: left - 8, right: size.width });
  label(stage, right, size.height - 9, `${chart.x.title}, ${xUnit}`, { anchor: "end", kind: "axis" });
  const groups = sideBySide(points, x, left, right);
  for (const one of points) draw(stage, one, y);
  const taken = level ? [goal(stage, y, [level[0], narrow ? level.at(-1) : level[1]], points, { left, right })] : [];
  putLabels(stage, groups, y, taken, { left, right, top: TOP, bottom: size.height - BOTTOM, width: size.width, narrow });
  return points.sort((a, b) => a.place - b.place).map((one) => ({
    x: one.place, y: [y(one.y)], plane: true, words: read(one, chart),
  }));
}

// The goal with its words above the line where no range crosses them: at its left end, else at its right, else at top.
function goal(stage, y, [value, text], points, { left, right }) {
  add(stage, "line", { class: "goal", x1: left, x2: right, y1: y(value), y2: y(value) });
  const width = widthOf(stage, text, "end") + 8;
  const free = (from) => points.every((one) => one.high < value || one.place < from || one.place > from + width);
  const from = [left + 4, right - width].find(free) ?? left + 4;
  return label(stage, from, y(value) - 9, text, { kind: "label end", halo: true }).getBBox();
}

// Places of the marks; those that would touch form a group, and its marks stand side by side.
function sideBySide(points, x, left, right) {
  const sizes = points.map(() => APART);
  const centers = spreadApart(points.map((one) => x(one.x)), sizes, left - APART / 2, right + APART / 2);
  points.forEach((one, place) => { one.place = centers[place]; });
  const ordered = [...points].sort((a, b) => a.place - b.place);
  const groups = [];
  for (const one of ordered) {
    const last = groups.at(-1)?.at(-1);
    if (last && one.place - last.place < APART + 0.5) groups.at(-1).push(one);
    else groups.push([one]);
  }
  return groups;
}

function draw(stage, one, y) {
  const { kind } = look(one.role);
  if (one.high > one.low) {
    add(stage, "line", { class: `range ${kind}`, x1: one.place, x2: one.place, y1: y(one.low), y2: y(one.high) });
  }
  one.box = mark(stage, one.place, y(one.y), one.role, one.role === "focus" ? 7 : 5.5).getBBox();
}

// Labels of a group stand right or left of it, no wider than the room to the next one; of all ways to do so the one with
// the least overlap is taken.
function putLabels(stage, groups, y, taken, frame) {
  const edges = groups.map((group) => [Math.min(...group.map((one) => one.place)), Math.max(...group.map((one) => one.place))]);
  const blocks = groups.map((group, place) => [
    block(stage, group, "right", y, { ...frame, edge: edges[place][1] + 12, next: edges[place + 1]?.[0] ?? frame.width + 10 }),
    block(stage, group, "left", y, { ...frame, edge: edges[place][0] - 12, next: edges[place - 1]?.[1] ?? frame.left - 10 }),
  ]);
  const ranges = groups.flatMap((group, place) => group.map((one) => ({
    place, x: one.place - 3, width: 6, y: y(one.high), height: y(one.low) - y(one.high) + 1,
  })));
  let best = null;
  for (let way = 0; way < 2 ** groups.length; way++) {
    const chosen = blocks.map((sides, place) => sides[(way >> place) & 1]);
    const cost = overlaps(chosen, groups, ranges, taken, frame);
    if (!best || cost < best.cost - 1e-9) best = { cost, chosen };
  }
  for (const one of best.chosen.flat()) {
    mark(stage, one.x + 5, one.y + LINE / 2, one.role, 4);
    one.lines.forEach((line, row) => label(stage, one.x + 14, one.y + LINE / 2 + row * LINE, line, {
      kind: one.role === "focus" ? "label end focus-text" : "label end", halo: true,
    }));
  }
}

function block(stage, group, side, y, { edge, next, top, bottom, narrow }) {
  const room = Math.min(190, Math.max(80, Math.abs(next - edge) - 10)) - 14;
  const said = group.map((one) => (narrow ? [`${shareWords(one.y)} %`] : named(stage, one, room)));
  const heights = said.map((lines) => lines.length * LINE + 4);
  const centers = spreadApart(group.map((one) => y(one.y)), heights, top, bottom);
  return group.map((one, place) => {
    const kind = one.role === "focus" ? "focus-text" : "end";
    const width = 14 + Math.max(...said[place].map((line) => widthOf(stage, line, kind)));
    return {
      role: one.role, lines: said[place], width, height: heights[place] - 4, y: centers[place] - heights[place] / 2 + 2,
      x: side === "right" ? edge : edge - width,
    };
  });
}

// The names below the plane, each with its mark; how high they stand.
function key(stage, points, { width, height }) {
  const first = { focus: 0, against: 1 };
  const ordered = [...points].sort((a, b) => (first[a.role] ?? 2) - (first[b.role] ?? 2));
  const rows = ordered.map((one) => ({ one, lines: wrapped(stage, one.name, width - 20, 2, "focus-text") }));
  const high = rows.reduce((sum, { lines }) => sum + lines.length * LINE + 3, 0);
  let y = height - high + LINE / 2;
  for (const { one, lines } of rows) {
    mark(stage, 6, y, one.role, 4);
    lines.forEach((line, row) => label(stage, 16, y + row * LINE, line, {
      kind: one.role === "focus" ? "label end focus-text" : "label end",
    }));
    y += lines.length * LINE + 3;
  }
  return high;
}

// A name on at most three lines, then its share, on the last line if it fits there.
function named(stage, one, room) {
  const kind = one.role === "focus" ? "focus-text" : "end";
  const lines = wrapped(stage, one.name, room, 3, kind);
  const value = `${shareWords(one.y)} %`;
  const together = `${lines.at(-1)} ${value}`;
  return widthOf(stage, together, kind) <= room ? [...lines.slice(0, -1), together] : [...lines, value];
}

function overlaps(chosen, groups, ranges, taken, frame) {
  let sum = 0;
  chosen.forEach((labels, place) => labels.forEach((one) => {
    sum += Math.max(0, frame.left - one.x) * 40 + Math.max(0, one.x + one.width - frame.width) * 40;
    const others = chosen.flatMap((more, other) => (other > place ? more : []));
    for (const box of [...others, ...taken, ...groups.flat().map((point) => point.box)]) sum += 4 * overlap(one, box);
    for (const range of ranges) if (range.place !== place) sum += overlap(one, range);
  }));
  return sum;
}

function read(one, chart) {
  const said = (value) => `${shareWords(value)}${chart.y.unit === "%" ? " %" : ""}`;
  return `${one.name}: ${words(one.x)} ${chart.x.unit}, ${said(one.y)} on average, `
    + `9 in 10 futures ${shareWords(one.low)} to ${said(one.high)}.`;
}
