// Offers to save the plan in the browser, for reading without a connection; the worker, sw.js, does the work.

const box = document.querySelector(".keep .md-grid");
const say = JSON.parse(box.parentElement.dataset.words);
const lang = document.documentElement.lang;

async function start() {
  const registration = await navigator.serviceWorker.register(new URL("../sw.js", import.meta.url));
  letIn(registration);
  await navigator.serviceWorker.ready;
  const [save, remove, status] = ["[data-ask=save]", "[data-ask=remove]", "[role=status]"].map((part) => box.querySelector(part));
  box.classList.add("ready");

  const show = ({ done, all, date, partial, failed }) => {
    const busy = done !== undefined;
    if (failed) status.textContent = say.failed;
    else if (busy) status.textContent = say.saving.replace("{percent}", Math.floor((100 * done) / all));
    else if (partial) status.textContent = say.partial;
    else status.textContent = date ? say.saved.replace("{date}", date) : say.size;
    if (!busy) save.disabled = remove.disabled = false;
    if (!busy && !failed) [save.hidden, remove.hidden] = [Boolean(date) && !partial, !date && !partial];
    if (failed) remove.hidden = false;
  };
  const send = (worker, ask) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => show(data);
    worker.postMessage({ ask, lang }, [port2]);
  };
  for (const each of [save, remove]) {
    each.addEventListener("click", async () => {
      each.disabled = true;
      send(await newest(registration), each.dataset.ask);
    });
  }
  send(registration.active, "state");
}

// A worker of a new edition, which comes with its copy complete, takes over now that the page has loaded.
function letIn(registration) {
  const follow = (worker) => {
    const ready = () => worker.state === "installed" && registration.active && worker.postMessage({ ask: "come in" });
    worker?.addEventListener("statechange", ready);
    if (worker) ready();
  };
  follow(registration.installing ?? registration.waiting);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

// The worker of the edition that is on the server now: another could not save what it would get.
async function newest(registration) {
  await registration.update().catch(() => null);
  const coming = registration.installing ?? registration.waiting;
  if (coming) await new Promise((done) => coming.addEventListener("statechange", () => ["activated", "redundant"].includes(coming.state) && done()));
  return registration.active;
}

// After everything that the page itself needs. Where there is no worker, the single file remains.
if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") start().catch(() => null);
  else addEventListener("load", () => start().catch(() => null));
}
