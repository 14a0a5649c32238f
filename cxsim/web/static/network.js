// Draws the ties of an organization from its places, which the server has worked out: discs are departments, dots are
// people, who have no names here. Thousands of lines are a few paths, so that they are drawn at once.
const SPACE = "http://www.w3.org/2000/svg";

function part(name, attributes, text) {
  const one = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  if (text !== undefined) one.textContent = text;
  return one;
}

function lines(picture, ends, inside) {
  let path = "";
  for (let place = 0; place < ends.length; place += 2) {
    const one = ends[place], other = ends[place + 1];
    if ((picture.disc[one] === picture.disc[other]) !== inside) continue;
    path += `M${picture.x[one]} ${picture.y[one]}L${picture.x[other]} ${picture.y[other]}`;
  }
  return path;
}

function dots(picture) {
  // A line of no length with round ends is a dot.
  let path = "";
  for (let place = 0; place < picture.x.length; place++) path += `M${picture.x[place]} ${picture.y[place]}h0`;
  return path;
}

function draw(figure, picture, kind) {
  const chosen = kind ? [kind] : Object.keys(picture.ties);
  const ends = chosen.flatMap((name) => picture.ties[name] ?? []);
  const drawing = part("svg", { viewBox: `0 0 ${picture.width} ${picture.height}`, "aria-hidden": "true" });
  for (const disc of picture.discs) {
    drawing.append(part("circle", { class: "disc", cx: disc.x, cy: disc.y, r: disc.radius }));
  }
  const many = Math.max(0.05, Math.min(0.5, 260 / Math.sqrt(ends.length * ends.length + 1)));
  drawing.append(part("path", { class: "inside", d: lines(picture, ends, true), "stroke-opacity": many * 1.5 }));
  drawing.append(part("path", { class: "across", d: lines(picture, ends, false), "stroke-opacity": many * 2 }));
  drawing.append(part("path", { class: "dots", d: dots(picture), "stroke-width": 2 * picture.dot }));
  for (const disc of picture.discs) {
    const label = part("text", { class: "label", x: disc.x, y: disc.label_y, "text-anchor": "middle" }, `${disc.name} `);
    label.append(part("tspan", {}, disc.people.toLocaleString("en-US")));
    drawing.append(label);
  }
  figure.querySelector("svg").replaceWith(drawing);
  figure.dataset.drawn = String(Math.round(performance.now()));
}

async function show(figure) {
  if (figure.dataset.drawn) return;
  try {
    const answer = await fetch(figure.dataset.network);
    if (!answer.ok) return;
    const picture = await answer.json();
    draw(figure, picture, "");
    document.getElementById("kind-of-ties")?.addEventListener("change", (event) => draw(figure, picture, event.target.value));
  } catch {
    figure.dataset.lost = "1";
  }
}

function showAll() {
  for (const figure of document.querySelectorAll("[data-network]")) show(figure);
}

document.addEventListener("parts", showAll);
showAll();
