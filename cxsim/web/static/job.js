// Shows how far a run is, and loads the page again when it has ended. It asks instead of holding a stream open:
// browsers allow six connections to a server, and a seventh tab with a stream would never load.
const card = document.querySelector("[data-job]");
const bar = card.querySelector("progress");
const words = card.querySelector("[role=status]");
const EVERY = 700;
const AFTER_LOSS = 2000;

function told(job) {
  if (job.state === "waiting") return "Waiting for another run.";
  if (job.total && job.done === job.total) return `${job.total} of ${job.total} simulated futures. The report is being written.`;
  if (!job.total) return "Getting ready.";
  const left = job.seconds_left === null ? "" : `, about ${job.seconds_left} s left`;
  return `${job.done} of ${job.total} simulated futures${left}`;
}

async function look() {
  try {
    const answer = await fetch(card.dataset.job);
    if (!answer.ok) throw new Error(answer.status);
    const job = await answer.json();
    if (job.state !== "waiting" && job.state !== "running") return location.reload();
    bar.max = job.total || 1;
    bar.value = job.done;
    if (words.textContent !== told(job)) words.textContent = told(job);
    setTimeout(look, document.hidden ? AFTER_LOSS : EVERY);
  } catch {
    words.textContent = "Connection lost. The run is kept; trying again.";
    setTimeout(look, AFTER_LOSS);
  }
}

look();
