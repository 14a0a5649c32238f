// Things in a plane with the range of 90 of 100 futures: plans by cost and adoption. Marks that would lie on one
// another stand side by side, and every label carries the mark it belongs to.
import {
  add, exactWords, label, look, mark, overlap, roundTicks, scale, shareWords, spreadApart, widthOf, words, wrapped,
  xTicks, yAxis,
} from "./chart_base.js";

const TOP = 26;
const BOTTOM = 44;
const GAP = 10;
const LINE = 15;
const APART = 16;
const MILLION = 1e6;
const NARROW = 480; // under it names stand below the plane
const BESIDE = 130; // what is left free at the right for the label of the last mark
const COLUMN = 0.34; // of the width, where labels have to stand in a column at the right
const TOLERATED = 1; // square pixels that labels may lie on one another

export function paintScatter(stage, data, whole) {
  const { chart, looks = {} } = data;
  const points = chart.points.map((one) => ({ ...one, role: looks[one.name] ?? (one.focus ? "focus" : 0) }));
  const narrow = whole.width < NARROW;
  const size = narrow ? { ...whole, height: whole.height - key(stage, points, whole) } : whole;
  const column = Math.min(220, size.width * COLUMN);
  let plan = layout(stage, data, points, size, narrow ? GAP : BESIDE);
  let labels = narrow ? { cost: 0, found: [] } : near(stage, plan);
  if (labels.cost > TOLERATED) {
    plan = layout(stage, data, points, size, column);
    labels = { found: stacked(stage, plan, column) };
  }
  paintPlane(stage, chart, plan, size);
  for (const one of points) paintPoint(stage, one, plan.y);
  labels.found.forEach((one) => paintLabel(stage, one));
  return [...points].sort((one, other) => one.place - other.place).map((one) => ({
    x: one.place, y: [plan.y(one.y)], plane: true, words: read(one, chart),
  }));
}

// Where everything stands, with so many pixels free at the right; sets the place of every point.
function layout(stage, { chart, level = null }, points, size, beside) {
  const most = Math.max(...points.map((one) => one.x), 1) * 1.04;
  const xs = roundTicks(0, most, size.width < NARROW ? 3 : 5).filter((tick) => tick <= most);
  const ys = chart.y.unit === "%" ? [0, 25, 50, 75, 100]
    : roundTicks(Math.min(0, ...points.map((one) => one.low)), Math.max(...points.map((one) => one.high), 1));
  const left = Math.max(...ys.map((tick) => widthOf(stage, exactWords(tick), "tick"))) + GAP;
  const right = size.width - beside;
  const x = scale(0, most, left, right);
  const y = scale(ys[0], ys.at(-1), size.height - BOTTOM, TOP);
  const groups = sideBySide(points, x, left, right);
  const goal = level && goalAt(stage, y, level, points, { left, right });
  return { xs, ys, x, y, left, right, groups, points, goal, top: TOP, bottom: size.height - BOTTOM, width: size.width };
}

function paintPlane(stage, chart, { xs, ys, x, y, left, right, goal }, size) {
  const millions = Math.max(...xs) >= MILLION;
  const unit = millions ? `million ${chart.x.unit}` : chart.x.unit;
  label(stage, left, 9, `${chart.y.title}, ${chart.y.unit}`, { kind: "axis" });
  yAxis(stage, y, ys, exactWords, { left, right, strong: 0 });
  const said = xs.map((tick) => exactWords(millions ? tick / MILLION : tick));
  xTicks(stage, xs.map(x), said, size.height - BOTTOM + 14, { left: left - 8, right: size.width });
  label(stage, right, size.height - 9, `${chart.x.title}, ${unit}`, { anchor: "end", kind: "axis" });
  if (!goal) return;
  add(stage, "line", { class: "goal", x1: left, x2: right, y1: goal.at, y2: goal.at });
  label(stage, goal.box.x, goal.at - 9, goal.text, { kind: "label end", halo: true });
}

// The words of the goal above its line where no range crosses them, at its left end or its right; else in short.
function goalAt(stage, y, [value, text, short = text], points, { left, right }) {
  const width = widthOf(stage, text, "end") + 8;
  const free = (from) => points.every((one) => one.high < value || one.place < from || one.place > from + width);
  const from = [left + 4, right - width].find(free);
  if (from === undefined && short !== text) return goalAt(stage, y, [value, short], points, { left, right });
  return { text, at: y(value), box: { x: from ?? left + 4, y: y(value) - 16, width, height: 14 } };
}

// Places of the marks; those that would touch form a group, and its marks stand side by side.
function sideBySide(points, x, left, right) {
  const sizes = points.map(() => APART);
  const centers = spreadApart(points.map((one) => x(one.x)), sizes, left - APART / 2, right + APART / 2);
  points.forEach((one, place) => { one.place = centers[place]; });
  const groups = [];
  for (const one of [...points].sort((a, b) => a.place - b.place)) {
    const last = groups.at(-1)?.at(-1);
    if (last && one.place - last.place < APART + 0.5) groups.at(-1).push(one);
    else groups.push([one]);
  }
  return groups;
}

function paintPoint(stage, one, y) {
  const { kind } = look(one.role);
  if (one.high > one.low) {
    add(stage, "line", { class: `range ${kind}`, x1: one.place, x2: one.place, y1: y(one.low), y2: y(one.high) });
  }
  mark(stage, one.place, y(one.y), one.role, one.role === "focus" ? 7 : 5.5);
}

function paintLabel(stage, one) {
  mark(stage, one.x + 5, one.y + LINE / 2, one.role, 4);
  one.lines.forEach((line, row) => label(stage, one.x + 14, one.y + LINE / 2 + row * LINE, line, {
    kind: one.role === "focus" ? "label end focus-text" : "label end", halo: true,
  }));
}

// Labels beside their group, right or left of it and no wider than the room to the next one: of all ways to do so the
// one with the least overlap, and how much that is.
function near(stage, plan) {
  const edges = plan.groups.map((group) => [group[0].place, group.at(-1).place]);
  const blocks = plan.groups.map((group, place) => {
    const [first, last] = edges[place];
    const after = edges[place + 1]?.[0] ?? plan.width + 18;
    const before = edges[place - 1]?.[1] ?? plan.left - 10;
    return [["right", last + 12, after], ["left", first - 12, before]].map(([side, edge, next]) => (
      block(stage, group, plan, { side, edge, room: Math.min(190, Math.max(80, Math.abs(next - edge) - 10)) })));
  });
  let best = null;
  for (let way = 0; way < 2 ** plan.groups.length; way++) {
    const found = blocks.map((sides, place) => sides[(way >> place) & 1]);
    const cost = overlaps(found, plan);
    if (!best || cost < best.cost - 1e-9) best = { cost, found };
  }
  return { cost: best.cost, found: best.found.flat() };
}

// Labels in a column at the right, in the order of their marks from above.
function stacked(stage, plan, column) {
  return block(stage, plan.points, plan, { side: "right", edge: plan.right + 14, room: column - 14 });
}

function block(stage, group, { y, top, bottom }, { side, edge, room }) {
  const said = group.map((one) => named(stage, one, room - 14, 3));
  const heights = said.map((lines) => lines.length * LINE + 4);
  const centers = spreadApart(group.map((one) => y(one.y)), heights, top - 10, bottom - 2);
  return group.map((one, place) => {
    const width = 14 + Math.max(...said[place].map((line) => widthOf(stage, line, kindOf(one))));
    return {
      role: one.role, lines: said[place], width, height: heights[place] - 4, y: centers[place] - heights[place] / 2 + 2,
      x: side === "right" ? edge : edge - width,
    };
  });
}

const kindOf = (one) => (one.role === "focus" ? "focus-text" : "end");

// A name on a few lines, then its share, on the last line if it fits there.
function named(stage, one, room, most) {
  const lines = wrapped(stage, one.name, room, most, kindOf(one));
  const value = `${shareWords(one.y)} %`;
  const together = `${lines.at(-1)} ${value}`;
  return widthOf(stage, together, kindOf(one)) <= room ? [...lines.slice(0, -1), together] : [...lines, value];
}

// The names below the plane, each with its mark and its share; how high they stand.
function key(stage, points, { width, height }) {
  const first = { focus: 0, against: 1 };
  const ordered = [...points].sort((one, other) => (first[one.role] ?? 2) - (first[other.role] ?? 2));
  const rows = ordered.map((one) => ({ role: one.role, x: 1, lines: named(stage, one, width - 20, 2) }));
  const high = rows.reduce((sum, { lines }) => sum + lines.length * LINE + 3, 0);
  let y = height - high;
  for (const row of rows) {
    paintLabel(stage, { ...row, y });
    y += row.lines.length * LINE + 3;
  }
  return high;
}

function overlaps(found, { groups, goal, left, right, width, y }) {
  const line = goal && { x: left, width: right - left, y: goal.at - 1, height: 2 };
  const marks = groups.flat().map((one) => ({ x: one.place - 7, y: y(one.y) - 7, width: 14, height: 14 }));
  let sum = 0;
  found.forEach((labels, place) => labels.forEach((one) => {
    sum += (Math.max(0, left - one.x) + Math.max(0, one.x + one.width - width)) * 40;
    const others = found.flatMap((more, other) => (other > place ? more : []));
    for (const box of [...others, ...marks, ...(goal ? [goal.box, line] : [])]) sum += overlap(one, box);
    for (const point of groups.flatMap((group, other) => (other === place ? [] : group))) {
      sum += overlap(one, { x: point.place - 3, width: 6, y: y(point.high), height: y(point.low) - y(point.high) + 1 });
    }
  }));
  return sum;
}

function read(one, chart) {
  const said = (value) => `${shareWords(value)}${chart.y.unit === "%" ? " %" : ""}`;
  return `${one.name}: ${words(one.x)} ${chart.x.unit}, ${said(one.y)} on average, `
    + `9 in 10 futures ${shareWords(one.low)} to ${said(one.high)}.`;
}
