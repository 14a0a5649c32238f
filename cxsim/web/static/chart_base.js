// What every chart is made of: SVG elements, scales, ticks, numbers and days in words, labels that stay apart, marks
// of plans. Nothing here knows what a chart is about. Attributes are presentation attributes or classes, never styles.
const NS = "http://www.w3.org/2000/svg";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86400000;

// An SVG element with attributes, put into its parent.
export function add(parent, name, attributes = {}, content = "") {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (content !== "") made.textContent = content;
  if (parent) parent.append(made);
  return made;
}

// A straight scale from numbers to pixels; `back` turns it round.
export function scale(low, high, from, to) {
  const width = high - low || 1;
  const of = (value) => from + ((value - low) / width) * (to - from);
  of.back = (place) => low + ((place - from) / (to - from)) * width;
  return of;
}

// Round numbers that cover low to high: steps of 1, 2, 2.5 or 5 times a power of ten, about `most` of them.
export function roundTicks(low, high, most = 6) {
  const raw = (high - low || 1) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 2.5, 5, 10].find((one) => one * power >= raw - 1e-12));
  const ticks = [];
  for (let place = Math.floor(low / step + 1e-9); place < high / step - 1e-9; place++) ticks.push(tidy(place * step));
  return [...ticks, tidy((ticks.length ? Math.round(ticks.at(-1) / step) + 1 : 0) * step)];
}

function tidy(number) {
  return Number(number.toPrecision(12));
}

// A number as people read it: groups of three, a real minus sign, a plus where differences are meant.
export function words(number, { digits = 0, signed = false } = {}) {
  const rounded = Math.abs(number).toFixed(digits);
  const [whole, part] = rounded.split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
  if (Number(rounded) === 0) return text;
  return (number < 0 ? "\u2212" : signed ? "+" : "") + text;
}

// A round number with as many digits after the point as it has, three at most.
export function exactWords(number, { signed = false } = {}) {
  const digits = [0, 1, 2].find((one) => Math.abs(number - Number(number.toFixed(one))) < 1e-9) ?? 3;
  return words(number, { digits, signed });
}

// A share or a difference of shares as the report writes it: with a digit after the point under 10, but not for 0.
export function shareWords(number, { signed = false } = {}) {
  return words(number, { signed, digits: number !== 0 && Math.abs(number) < 9.95 ? 1 : 0 });
}

// When a week begins: "5 Apr 2027", or "week 13" where the start is not known. Days are counted without time zones.
export function weekWords(start, week) {
  if (!start) return `week ${week}`;
  const day = new Date(Date.parse(`${start}T00:00:00Z`) + 7 * week * DAY);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

// A text at a place; `halo`: with a white edge, where it may cross a line. Its box is measured where it stands.
export function label(parent, x, y, text, { anchor = "start", kind = "", halo = false } = {}) {
  return add(parent, "text", {
    x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor, "dominant-baseline": "central",
    class: `${kind}${halo ? " halo" : ""}`.trim(),
  }, text);
}

export function widthOf(parent, text, kind = "") {
  const tried = label(parent, 0, 0, text, { kind });
  const width = tried.getComputedTextLength();
  tried.remove();
  return width;
}

// A text on lines no wider than `width`, at most `most` of them; what does not fit ends in an ellipsis.
export function wrapped(parent, text, width, most = 2, kind = "") {
  const fits = (line) => widthOf(parent, line, kind) <= width;
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer) || lines.at(-1) === "") lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  let last = lines.slice(most - 1).join(" ");
  while (last && !fits(`${last} …`)) last = last.slice(0, -1).trimEnd();
  return [...lines.slice(0, most - 1), `${last} …`];
}

// Centers as near as possible to what is wanted, without overlap, inside low to high where they fit: labels that would
// overlap stand together around the middle of what they want.
export function spreadApart(wanted, sizes, low, high) {
  const blocks = [];
  const total = (members) => members.reduce((sum, one) => sum + sizes[one], 0);
  const center = (members) => {
    let before = 0;
    const mean = members.reduce((sum, one) => {
      const middle = before + sizes[one] / 2;
      before += sizes[one];
      return sum + wanted[one] - middle;
    }, 0) / members.length + total(members) / 2;
    const half = total(members) / 2;
    return Math.max(low + half, Math.min(high - half, mean));
  };
  for (const index of wanted.map((_, place) => place).sort((a, b) => wanted[a] - wanted[b] || a - b)) {
    let members = [index];
    while (blocks.length) {
      const last = blocks.at(-1);
      if (center(members) - center(last) >= (total(members) + total(last)) / 2 - 1e-9) break;
      members = [...blocks.pop(), ...members];
    }
    blocks.push(members);
  }
  const centers = [];
  for (const members of blocks) {
    let edge = center(members) - total(members) / 2;
    for (const one of members) {
      centers[one] = edge + sizes[one] / 2;
      edge += sizes[one];
    }
  }
  return centers;
}

export function overlap(a, b) {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

// The outline of an area between two lines, or of one line.
export function path(points) {
  return points.map(([x, y], place) => `${place ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

export function area(xs, low, high) {
  const up = xs.map((x, place) => [x, high[place]]);
  const down = xs.map((x, place) => [x, low[place]]).reverse();
  return `${path([...up, ...down])}Z`;
}

// The mark of a plan, the same in every picture: shape and class. Roles are given by the page: "focus", "against",
// "nothing" (the baseline) or a number from 0 for the others.
const SHAPES = {
  focus: "circle", against: "square", nothing: "ring", 0: "up", 1: "diamond", 2: "down", 3: "cross", 4: "hollow-square",
  5: "hollow-up",
};
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], up: [[0, -1.15], [1.15, 0.95], [-1.15, 0.95]],
  down: [[0, 1.15], [1.15, -0.95], [-1.15, -0.95]], diamond: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]],
  cross: [[-1, -0.4], [-0.4, -0.4], [-0.4, -1], [0.4, -1], [0.4, -0.4], [1, -0.4], [1, 0.4], [0.4, 0.4], [0.4, 1],
    [-0.4, 1], [-0.4, 0.4], [-1, 0.4]],
};

export function look(role) {
  const kind = role === "focus" || role === "against" ? role : "other";
  return { kind, shape: SHAPES[role] ?? SHAPES[Number(role) % 6] ?? "up" };
}

export function mark(parent, x, y, role, size = 5) {
  const { kind, shape } = look(role);
  const hollow = shape.startsWith("hollow-") || shape === "ring";
  const about = { class: `mark ${kind}${hollow ? " hollow" : ""}` };
  if (shape === "circle" || shape === "ring") return add(parent, "circle", { ...about, cx: x, cy: y, r: size });
  const points = CORNERS[shape.replace("hollow-", "")].map(([a, b]) => `${x + a * size},${y + b * size}`).join(" ");
  return add(parent, "polygon", { ...about, points });
}

// Lines across at round numbers with their words at the left; `strong`: the one that decides.
export function yAxis(stage, y, ticks, said, { left, right, strong = null }) {
  for (const tick of ticks) {
    const place = y(tick);
    add(stage, "line", { class: tick === strong ? "strong" : "grid", x1: left, x2: right, y1: place, y2: place });
    label(stage, left - 8, place, said(tick), { anchor: "end", kind: "tick" });
  }
}

// Words under the axis; every second, third … is left out where they would touch. `weeks`: mere numbers are weeks.
export function xTicks(stage, places, texts, y, { left = 0, right, weeks = false }) {
  if (/^[0-9]+$/.test(texts[0]) && weeks) texts = [`Week ${texts[0]}`, ...texts.slice(1)];
  const halves = texts.map((text) => widthOf(stage, text, "tick") / 2);
  const middles = places.map((at, place) => Math.min(Math.max(at, left + halves[place]), right - halves[place]));
  let step = 1;
  const shown = () => places.map((_, place) => place).filter((place) => place % step === 0);
  const tight = () => shown().some((place, order, all) => order > 0
    && middles[place] - middles[all[order - 1]] < halves[place] + halves[all[order - 1]] + 8);
  while (step < places.length && tight()) step += 1;
  for (const place of shown()) label(stage, middles[place], y, texts[place], { anchor: "middle", kind: "tick" });
}
