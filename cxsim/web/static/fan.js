// One paired difference by week: bands of 90 and 50 of 100 futures around the mean, "no difference" the strongest line.
import {
  add, area, exactWords, label, overlap, path, roundTicks, scale, shareWords, spreadApart, weekWords, widthOf, xTicks,
  yAxis,
} from "./chart_base.js";

const TOP = 26;
const BOTTOM = 26;
const GAP = 10;
const LINE = 16;

export function paintFan(stage, data, size) {
  const { chart, start = "", marks = [] } = data;
  const panel = chart.panels[0];
  const ticks = roundTicks(Math.min(0, ...panel.p05), Math.max(0, ...panel.p95));
  const said = (value) => exactWords(value, { signed: true });
  const ends = endLabels(panel, chart.value.unit);
  const last = panel.mean.length - 1;
  const left = Math.max(...ticks.map((tick) => widthOf(stage, said(tick), "tick"))) + GAP;
  const right = size.width - Math.max(...ends.map((one) => widthOf(stage, one.text, one.kind))) - GAP;
  const x = scale(0, Math.max(last, 1), left, right);
  const y = scale(ticks[0], ticks.at(-1), size.height - BOTTOM, TOP);
  const xs = panel.mean.map((_, week) => x(week));
  const line = (values) => values.map(y);
  const axis = axisWords(chart.value);
  label(stage, left, 9, axis, { kind: "axis" });
  yAxis(stage, y, ticks.filter((tick) => tick !== 0), said, { left, right });
  add(stage, "path", { class: "band-90", d: area(xs, line(panel.p05), line(panel.p95)) });
  add(stage, "path", { class: "band-50", d: area(xs, line(panel.p25), line(panel.p75)) });
  yAxis(stage, y, [0], said, { left, right, strong: 0 });
  add(stage, "path", { class: "line focus", d: path(xs.map((one, week) => [one, y(panel.mean[week])])) });
  const taken = marks.map((one) => mark(stage, x, one, { left, right, top: TOP, bottom: size.height - BOTTOM }));
  const shown = chart.ticks.filter(([week]) => week <= last + 1);
  xTicks(stage, shown.map(([week]) => x(Math.min(week, last))), shown.map(([, text]) => text), size.height - 10,
    { left, right: size.width, weeks: true });
  putEnds(stage, ends, y, right + GAP, size);
  bandNames(stage, panel, xs, y, taken);
  return panel.mean.map((mean, week) => ({
    x: xs[week], y: [y(mean)], span: [TOP, size.height - BOTTOM],
    words: read(panel, week, start, chart.value.unit),
  }));
}

function axisWords(value) {
  return value.unit === "points" ? `${value.title}, points of 100` : `${value.title}, ${value.unit}`;
}

// What is read at a week: "5 Apr 2027 (week 13): +12 points on average; …".
function read(panel, week, start, unit) {
  const said = (name) => shareWords(panel[name][week], { signed: true });
  const when = start ? `${weekWords(start, week)} (week ${week})` : `Week ${week}`;
  return `${when}: ${said("mean")} ${unit} on average. 9 in 10 futures: ${said("p05")} to ${said("p95")}. `
    + `Half of them: ${said("p25")} to ${said("p75")}.`;
}

function endLabels(panel, unit) {
  const end = (name) => panel[name].at(-1);
  const said = (name) => shareWords(end(name), { signed: true });
  return [
    { text: said("p95"), at: end("p95"), kind: "end", height: LINE },
    {
      text: `${said("mean")} ${unit}`, more: "mean, last week", at: end("mean"), kind: "end-strong",
      height: 2 * LINE + 2,
    },
    { text: said("p05"), at: end("p05"), kind: "end", height: LINE },
    { text: "no difference", at: 0, kind: "end", height: LINE },
  ];
}

function putEnds(stage, ends, y, x, size) {
  const centers = spreadApart(ends.map((one) => y(one.at)), ends.map((one) => one.height), 2, size.height - 20);
  ends.forEach((one, place) => {
    const middle = centers[place];
    label(stage, x, one.more ? middle - LINE / 2 : middle, one.text, { kind: `label ${one.kind}` });
    if (one.more) label(stage, x, middle + LINE / 2, one.more, { kind: "label end" });
  });
}

// A dashed line at a week with its words beside it, left of it unless there is no room.
export function mark(stage, x, [week, text], { left, right, top, bottom }) {
  const place = x(week);
  add(stage, "line", { class: "mark-line", x1: place, x2: place, y1: top - 8, y2: bottom });
  const fits = place - widthOf(stage, text, "end") - 6 > left;
  const said = label(stage, fits ? place - 6 : Math.min(place + 6, right), top - 4, text,
    { anchor: fits ? "end" : "start", kind: "label end", halo: true });
  return said.getBBox();
}

// Names of the bands inside of them, in the widest place that has room; where there is none, the table tells.
function bandNames(stage, panel, xs, y, taken) {
  const outer = place(stage, "9 in 10 futures", xs, [["p95", "p75"], ["p25", "p05"]], panel, y, taken);
  const inner = place(stage, "half of the futures", xs, [["mean", "p25"], ["p75", "mean"]], panel, y,
    outer ? [...taken, outer] : taken);
  return [outer, inner];
}

function place(stage, text, xs, sides, panel, y, taken) {
  const width = widthOf(stage, text, "end") + 8;
  let best = null;
  for (const [over, under] of sides) {
    for (let from = 0; from < xs.length; from++) {
      let to = from;
      while (to < xs.length && xs[to] - xs[from] < width) to++;
      if (to === xs.length) break;
      const top = Math.max(...panel[over].slice(from, to + 1).map(y)) + (over === "mean" ? 3 : 0);
      const bottom = Math.min(...panel[under].slice(from, to + 1).map(y)) - (under === "mean" ? 3 : 0);
      const box = { x: xs[from], y: (top + bottom) / 2 - 7, width, height: 14 };
      const zero = Math.abs(y(0) - (top + bottom) / 2) < 9;
      const room = bottom - top;
      if (room >= 15 && !zero && (!best || room > best.room) && !taken.some((one) => overlap(one, box))) {
        best = { room, box };
      }
    }
  }
  if (!best) return null;
  label(stage, best.box.x + width / 2, best.box.y + 7, text, { anchor: "middle", kind: "label end in-band" });
  return best.box;
}
