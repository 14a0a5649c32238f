// A table of fields as one tab stop. Arrow keys, Home and End move; a digit or Enter edits a cell, Enter and Tab keep
// what was typed, Esc leaves it as it was. A cell that was changed sends the form it belongs to.
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
let typing = null; // the cell that is being edited: its name, what was there, what is there now

export function grid() {
  for (const table of document.querySelectorAll("table[data-grid]")) arm(table);
}

const rows = (table) => [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input:not([type=hidden])")]);

function arm(table) {
  const fields = rows(table).flat();
  for (const field of fields) {
    rest(field);
    field.tabIndex = -1;
  }
  const kept = fields.find((field) => field.name === (typing?.name ?? table.dataset.at)) ??
    table.querySelector("tr.chosen input") ?? fields[0];
  if (kept) kept.tabIndex = 0;
  for (const link of table.querySelectorAll("tbody a")) link.tabIndex = -1;
  if (typing && kept?.name === typing.name && document.activeElement === kept) edit(kept, typing.now, typing.before);
  if (table.dataset.armed) return;
  table.dataset.armed = "yes";
  table.addEventListener("keydown", pressed);
  table.addEventListener("focusin", (event) => event.target.matches("input") && stand(table, event.target));
  table.addEventListener("focusout", (event) => typing?.name === event.target.name && keep(event.target));
  table.addEventListener("dblclick", (event) => event.target.matches("input") && edit(event.target, event.target.value));
  table.addEventListener("state", (event) => {
    event.target.focus();
    edit(event.target, event.detail, event.target.value);
  }, true);
  table.addEventListener("input", (event) => {
    if (event.target.readOnly) return;
    if (typing?.name !== event.target.name) typing = { name: event.target.name, before: event.target.defaultValue };
    typing.now = event.target.value;
    event.target.size = Math.max(event.target.value.length, 4);
  });
}

function rest(field) {
  field.readOnly = true;
  field.classList.remove("editing");
}

function stand(table, field) {
  for (const other of table.querySelectorAll("input[tabindex='0']")) other.tabIndex = -1;
  field.tabIndex = 0;
  table.dataset.at = field.name;
}

function edit(field, text, before = field.value) {
  typing = { name: field.name, before, now: text };
  field.readOnly = false;
  field.classList.add("editing");
  field.value = text;
  field.size = Math.max(text.length, 4);
  field.setSelectionRange(text.length, text.length);
}

function leave(field) {
  if (typing) field.value = typing.before;
  typing = null;
  rest(field);
}

function keep(field) {
  const changed = typing && field.value.trim() !== typing.before.trim();
  typing = null;
  rest(field);
  if (changed) field.form.requestSubmit();
}

function pressed(event) {
  const field = event.target;
  if (!field.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing?.name === field.name) return whileTyping(event, field);
  const move = MOVES[event.key];
  if (move) go(event, field, ...move);
  else if (event.key === "Home" || event.key === "End") go(event, field, 0, event.key === "Home" ? -Infinity : Infinity);
  else if (event.key === "Enter" || event.key === "F2") {
    event.preventDefault();
    edit(field, field.value);
  } else if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    edit(field, "");
    keep(field);
  } else if (/^[\d.,]$/.test(event.key)) {
    event.preventDefault();
    edit(field, event.key);
  }
}

function whileTyping(event, field) {
  if (event.key === "Escape") {
    event.preventDefault();
    leave(field);
  } else if (event.key === "Enter") {
    event.preventDefault();
    keep(field);
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    keep(field);
    go(event, field, ...MOVES[event.key]);
  }
}

function go(event, field, down, right) {
  const all = rows(field.closest("table"));
  const row = all.findIndex((one) => one.includes(field));
  const column = all[row].indexOf(field);
  const to = all[Math.min(Math.max(row + down, 0), all.length - 1)];
  event.preventDefault();
  to[Math.min(Math.max(column + right, 0), to.length - 1)].focus();
}
