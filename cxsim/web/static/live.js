// Sends forms without loading the page anew. Without this script each of them works as a plain form.
//
// form[data-live]   is sent when it is submitted, form[data-auto] also when its last change is half a second old, or a
//                   line in it is left. A form with method="get" only chooses what is shown: it is sent sooner, and
//                   nothing is said about saving.
// [id][data-part]   is replaced by its namesake in the answer if the server now says something else there; then
//                   `document` gets the event "parts" with the ids in `detail`, so that charts are drawn again.
// Nothing that was typed is lost: a part whose form was changed meanwhile stays until that change is sent, and while
// the connection is gone, changes wait and are sent again. The event "sending" tells that a change was made.
const PAUSE = 500;
const PAUSE_OF_A_WHOLE = 300; // a choice, or a number as it stands: nothing more need come
const PAUSE_OF_A_DAY = 1200; // each part of a day is typed by itself, and every one of them makes a day
const PAUSE_OF_A_CHOICE = 150; // nothing is saved, and whoever goes through a list by arrows is faster
const AFTER_LOSS = 2000;
const VERSION = /(name="seen" value=")[0-9a-f]*/g;

const told = new Map(); // the last word of the server for each part: scripts may have drawn in it since
const waiting = new Map(); // forms with a change that was not sent, and the button that sent them
const timers = new Map();
const typing = new Set(); // forms with a change that is not to be sent yet
let busy = false;
let asked = 0; // pages and changes that were asked for: an answer that something newer has overtaken is passed over
let showing = 0;

const same = (part) => part.outerHTML.replace(VERSION, "$1");
const parts = (root) => root.querySelectorAll("[id][data-part]");

function keep(root) {
  for (const part of parts(root)) told.set(part.id, same(part));
}

function say(text) {
  const saved = document.getElementById("saved");
  if (saved && text) saved.textContent = text;
}

function lost(text) {
  const banner = document.getElementById("lost");
  banner.hidden = !text;
  if (banner.textContent !== text) banner.textContent = text;
}

function place(element) {
  if (!element || element === document.body) return null;
  const spot = { id: element.id, name: element.name, form: element.form?.getAttribute("action"), value: element.value };
  if (typeof element.selectionStart === "number") spot.caret = [element.selectionStart, element.selectionEnd];
  return spot;
}

function refocus(spot) {
  if (!spot || (document.activeElement && document.activeElement !== document.body)) return;
  const same_field = (one) => one.name === spot.name && one.form?.getAttribute("action") === spot.form &&
    (one.type !== "radio" && one.tagName !== "BUTTON" || one.value === spot.value);
  const found = (spot.id && document.getElementById(spot.id)) ||
    (spot.name && [...document.querySelectorAll("input, select, textarea, button")].find(same_field));
  if (!found) return;
  found.focus({ preventScroll: true });
  if (spot.caret && found.setSelectionRange) try { found.setSelectionRange(...spot.caret); } catch { /* no text field */ }
}

function take(answer) {
  const spot = place(document.activeElement);
  const found = [];
  for (const fresh of parts(answer)) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    if (told.get(fresh.id) === same(fresh)) continue;
    if ([...waiting.keys(), ...typing].some((form) => old.contains(form))) continue;
    told.set(fresh.id, same(fresh));
    stay_open(old, fresh);
    old.replaceWith(fresh);
    found.push(fresh.id);
  }
  const seen = answer.querySelector("input[name=seen]");
  if (seen) for (const field of document.querySelectorAll("input[name=seen]")) field.value = seen.value;
  refocus(spot);
  document.dispatchEvent(new CustomEvent("parts", { detail: found }));
}

// What somebody has opened stays open.
function stay_open(old, fresh) {
  const before = [...old.querySelectorAll("details")];
  const after = [...fresh.querySelectorAll("details")];
  after.forEach((one, place) => {
    const same = one.id ? before.find((other) => other.id === one.id) : before.length === after.length && before[place];
    if (same?.open) one.open = true;
  });
}

async function send(form, button) {
  asked += 1;
  const data = new FormData(form, button?.isConnected ? button : undefined);
  const plain = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  const reads = form.method === "get"; // it chooses what is shown and changes nothing
  const answer = await fetch(reads ? `${form.action}?${plain}` : form.action,
    { method: form.method, body: reads ? undefined : plain, headers: { Accept: "text/html" } });
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!read.getElementById("main")) throw new Error(answer.status);
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) return location.assign(answer.url);
  if (!read.querySelector("main [data-part]")) { // another page: one without parts, or what went wrong
    if (answer.ok) return location.reload();
    return document.getElementById("main").replaceWith(read.getElementById("main"));
  }
  if ((answer.redirected || reads) && answer.url !== location.href) history.replaceState(null, "", answer.url);
  take(read);
}

async function work() {
  if (busy) return;
  busy = true;
  while (waiting.size) {
    const [form, button] = waiting.entries().next().value;
    waiting.delete(form);
    if (!form.isConnected) continue;
    const before = document.getElementById("saved")?.textContent;
    if (form.method !== "get") say("Saving …");
    try {
      await send(form, button);
      if (document.getElementById("saved")?.textContent === "Saving …") say(before); // nothing was saved
      lost("");
    } catch {
      if (!waiting.has(form)) waiting.set(form, button);
      lost("Connection lost. Your changes are kept here; trying again.");
      if (form.method !== "get") say("Not saved yet");
      await new Promise((done) => setTimeout(done, AFTER_LOSS));
    }
  }
  busy = false;
}

export function submit(form, button) {
  clearTimeout(timers.get(form));
  typing.delete(form);
  waiting.set(form, button);
  document.dispatchEvent(new CustomEvent("sending", { detail: form }));
  work();
}

// Shows what another address of this page says, and takes that address; false if it could not be asked for. Changes
// that are being sent go first.
export async function show(address) {
  showing += 1;
  try {
    await quiet(() => busy);
    const mine = ++asked;
    const read = await page_at(address);
    if (mine !== asked) return true; // somebody asked for another one meanwhile
    if (!read.querySelector("main [data-part]")) return false;
    history.replaceState(null, "", address);
    take(read);
    return true;
  } catch {
    return false;
  } finally {
    showing -= 1;
  }
}

// Shows what this page says by now, when nobody is changing or choosing anything; false if something came between.
export async function refresh() {
  await quiet(() => busy || showing);
  const mine = asked;
  const read = await page_at(location.href);
  if (mine !== asked || busy || showing) return false;
  take(read);
  return true;
}

async function quiet(disturbed) {
  while (disturbed()) await new Promise((done) => setTimeout(done, 20));
}

async function page_at(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-live], form[data-auto]")) return;
  event.preventDefault();
  if (event.submitter?.getAttribute("aria-disabled") !== "true") submit(event.target, event.submitter);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.matches("form[data-auto]")) return;
  clearTimeout(timers.get(form));
  typing.add(form);
  timers.set(form, setTimeout(() => form.checkValidity() && submit(form), pause(event.target)));
});

function pause(field) {
  if (field.form.method === "get") return PAUSE_OF_A_CHOICE;
  if (field.type === "date") return PAUSE_OF_A_DAY;
  const line = field.matches("input:not([type=checkbox], [type=radio]), textarea");
  return line && !/^\d+(\.\d+)?$/.test(field.value) ? PAUSE : PAUSE_OF_A_WHOLE;
}

// Whoever leaves a line, or presses Enter in it, has finished it.
document.addEventListener("change", (event) => {
  const { form } = event.target;
  if (!typing.has(form) || form.method === "get" || !event.target.matches("input:not([type=checkbox], [type=radio], [type=date])")) return;
  setTimeout(() => typing.has(form) && form.checkValidity() && submit(form)); // Enter submits it by itself
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  if (event.target.matches("input:not([type=checkbox], [type=radio]), textarea")) return; // its own undo
  const button = document.getElementById(event.shiftKey ? "redo" : "undo");
  if (!button) return;
  event.preventDefault();
  button.click();
});

keep(document);
