// The force field of one group: what holds back goes to the left of the axis, what drives to the right. Lengths are
// logarithms of "times", so that twice and half as likely are equally long.
import { add, label, scale, words, wrapped } from "./chart_base.js";

const HEAD = 20;
const ROW = 34;
const GAP = 8;
const SHORT = 0.28; // the axis stands here where nothing drives, so that names have room beside it

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const times = (bar) => `${words(bar.times, { digits: bar.times < 9.95 ? 1 : 0 })}×`;

export function paintForces(stage, data, size) {
  const back = data.chart.bars.filter((bar) => !bar.drives);
  const ahead = data.chart.bars.filter((bar) => bar.drives);
  const all = [...back, ...ahead];
  const axis = size.width * (ahead.length ? 0.5 : 1 - SHORT * 1.6);
  const room = Math.min(axis, size.width - axis) - 44;
  const longest = Math.max(0.1, ...all.map((bar) => Math.log(bar.times)));
  const long = scale(0, longest, 0, Math.max(ahead.length ? room : axis - 44, 20));
  const row = Math.min(ROW, (size.height - HEAD - 8) / Math.max(all.length, 1));
  label(stage, axis - GAP, 9, "holds back", { anchor: "end", kind: "tick" });
  label(stage, axis + GAP, 9, "drives", { kind: "tick" });
  const stops = all.map((bar, place) => {
    const middle = HEAD + (place + 0.5) * row;
    const length = long(Math.log(bar.times));
    const side = bar.drives ? 1 : -1;
    const named = data.focus && (bar.name === data.focus || bar.name.startsWith(`${data.focus} (`));
    add(stage, "rect", {
      class: `force ${bar.drives ? "ahead" : named ? "named" : "back"}`, x: bar.drives ? axis : axis - length,
      y: middle - row * 0.31, width: length, height: row * 0.62,
    });
    const end = axis + side * (length + 5);
    label(stage, end, middle, times(bar), { anchor: bar.drives ? "start" : "end", kind: "label focus-text" });
    name(stage, bar, axis, middle, size.width);
    return { x: axis + side * length, y: [], row: [middle - row / 2, row], words: spoken(bar) };
  });
  add(stage, "line", { class: "strong", x1: axis, x2: axis, y1: HEAD - 4, y2: HEAD + row * all.length + 4 });
  return stops;
}

function name(stage, bar, axis, middle, width) {
  const room = (bar.drives ? axis : width - axis) - 2 * GAP;
  const lines = wrapped(stage, capital(bar.name), room, 2, "label");
  lines.forEach((line, at) => label(stage, axis + (bar.drives ? -GAP : GAP), middle + (at - (lines.length - 1) / 2) * 13,
    line, { anchor: bar.drives ? "end" : "start", kind: "label" }));
}

function spoken(bar) {
  const many = words(bar.times, { digits: 1 });
  return bar.drives ? `${capital(bar.name)} drives: the new way is ${many} times as likely thanks to it.`
    : `${capital(bar.name)} holds back: without it, the new way would be ${many} times as likely.`;
}
