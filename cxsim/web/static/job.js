// Shows how far a run is, and loads the page again when it has ended. It asks instead of holding a stream open:
// browsers allow six connections to a server, and a seventh tab with a stream would never load.
const card = document.querySelector("[data-job]");
const bar = card.querySelector("progress");
const words = card.querySelector("[role=status]");
const EVERY = 700;
const AFTER_LOSS = 2000;

async function look() {
  try {
    const answer = await fetch(card.dataset.job);
    if (!answer.ok) throw new Error(answer.status);
    const job = await answer.json();
    if (job.state !== "waiting" && job.state !== "running") return location.reload();
    bar.max = job.total || 1;
    bar.value = job.done;
    if (words.textContent !== job.words) words.textContent = job.words;
    setTimeout(look, document.hidden ? AFTER_LOSS : EVERY);
  } catch {
    words.textContent = "Connection lost. The run is kept; trying again.";
    setTimeout(look, AFTER_LOSS);
  }
}

look();
