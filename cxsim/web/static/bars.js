// A chance in percent per name as horizontal bars from 0 to 100, with its 95 % interval; the one in focus is blue.
import { add, label, scale, widthOf, words, wrapped } from "./chart_base.js";

const ROW = 34;
const GAP = 10;

export function paintBars(stage, data, size) {
  const { chart } = data;
  const room = size.width * (size.width < 420 ? 0.42 : 0.34);
  const left = Math.min(room, Math.max(...chart.names.map((name) => widthOf(stage, name, "end-strong")))) + GAP;
  const right = size.width - widthOf(stage, "100", "end-strong") - GAP;
  const x = scale(0, 100, left, right);
  const row = Math.min(ROW, size.height / chart.names.length);
  return chart.names.map((name, place) => {
    const middle = (place + 0.5) * row;
    const focus = name === chart.focus;
    const bar = { x: left, y: middle - row * 0.26, height: row * 0.52 };
    add(stage, "rect", { ...bar, class: "ground", width: right - left });
    add(stage, "rect", { ...bar, class: `bar ${focus ? "focus" : "other"}`, width: x(chart.percent[place]) - left });
    const interval = { x1: x(chart.low[place]), x2: x(chart.high[place]), y1: middle, y2: middle };
    add(stage, "line", { ...interval, class: "interval" });
    const kind = focus ? "label end focus-text" : "label end";
    const lines = wrapped(stage, name, left - GAP, 2, "end");
    lines.forEach((line, at) => label(stage, left - GAP, middle + (at - (lines.length - 1) / 2) * 14, line,
      { anchor: "end", kind }));
    label(stage, right + GAP / 2, middle, words(chart.percent[place]), { kind });
    return {
      x: x(chart.percent[place]), y: [], row: [middle - row / 2, row],
      words: `${name}: ${words(chart.percent[place])} %, ${words(chart.low[place])} to ${words(chart.high[place])} %.`,
    };
  });
}
