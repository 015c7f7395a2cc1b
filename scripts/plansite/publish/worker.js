// The copy that a reader saves for when there is no connection. Nothing is kept until the reader asks; what is
// kept is one edition, whole: each file is what the build of that edition wrote, by its hash, or nothing is saved.
//
// PLAN stands above, written by the build: `version`, `files` (address under the site's root: hash) and
// `missing` (the page shown where there is neither a connection nor a saved page).

const SCOPE = new URL(registration.scope);
// Sites that share a host, as on GitHub Pages, share its caches.
const PREFIX = `plan:${SCOPE.pathname}:`;
const NAME = PREFIX + PLAN.version;
// Stored last: a cache without it is not complete.
const MARK = new URL("?saved", SCOPE).href;
const WAIT = 4000;
const AT_ONCE = 6;
const HASHED = /[._][0-9a-f]{7,}\.\w+(\.\w+)?$/;
const BANNER = /<aside class="saved-copy" lang="([\w-]+)" hidden="">/;

// Which open pages were shown from a copy, and from which: they take what belongs to them from it too, and the others
// take it from the network alone, so that two editions are not mixed. A worker's own memory ends with it; this stays.
const SHOWN = `shown-${PREFIX}`;

// Without a complete new copy the new worker does not come in, and the former copy stays in use. Once there is one,
// the worker waits for a page that has loaded to let it in: to change workers while a page is on its way can stop it.
addEventListener("install", (event) => event.waitUntil(renew()));
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = decodeURI(url.pathname.slice(SCOPE.pathname.length)).replace(/(^|\/)index\.html$/, "$1");
  // A file to download, such as a spreadsheet, is no page.
  if (event.request.mode === "navigate" && !/\.\w+$/.test(path)) event.respondWith(page(event, path));
  else if (Object.hasOwn(PLAN.files, path)) event.respondWith(asset(event, path));
});

addEventListener("message", (event) => {
  const say = (answer) => event.ports[0]?.postMessage(answer);
  event.waitUntil(act(event.data, say).catch(() => say({ failed: true })));
});

async function act({ ask, lang }, say) {
  if (ask === "come in") return skipWaiting();
  if (ask === "save") await save((done, all) => say({ done, all }));
  if (ask === "remove") {
    await removeAllBut();
    await caches.delete(SHOWN);
  }
  const copy = await saved();
  const broken = copy && !(await whole(copy)) && !(await mended(copy));
  const begun = !copy && (await caches.keys()).some((name) => name.startsWith(PREFIX));
  say({ date: copy && dateIn(lang, copy.date), partial: broken || begun });
}

async function renew() {
  if (await saved()) await save(() => {});
}

async function tidy() {
  await removeAllBut((await saved())?.name);
}

async function removeAllBut(kept) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== kept);
  await Promise.all(names.map((name) => caches.delete(name)));
}

// The complete copy, this worker's own before any other; null where there is none.
async function saved() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of names.sort((one, other) => (other === NAME) - (one === NAME))) {
    const cache = await caches.open(name);
    const mark = await cache.match(MARK);
    if (mark) return { name, cache, ...(await mark.json()) };
  }
  return null;
}

// Browsers may lose a file of a copy on their own.
async function whole({ cache, files }) {
  const kept = new Set((await cache.keys()).map((request) => request.url));
  return Object.keys(files).every((path) => kept.has(new URL(path, SCOPE).href));
}

// Whether what a copy has lost could be fetched again, which it can while its edition is on the server.
function mended({ cache, files }) {
  return Promise.all(Object.entries(files).map((file) => keep(cache, null, ...file))).then(() => true, () => false);
}

async function save(report) {
  const former = await saved();
  if (former?.name === NAME && (await whole(former))) return;
  const cache = await caches.open(NAME);
  const left = Object.entries(PLAN.files);
  const all = left.length;
  let done = 0;
  const line = async () => {
    try {
      for (let next = left.pop(); next; next = left.pop()) {
        await keep(cache, former, ...next);
        report((done += 1), all);
      }
    } finally {
      // Where one fails, the others end with what they have in hand.
      left.length = 0;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, line));
  const failure = ends.find((end) => end.status === "rejected");
  if (failure) throw failure.reason;
  await cache.put(MARK, Response.json({ date: new Date().toISOString(), files: PLAN.files }));
}

// Files that an attempt broken off or the former copy already holds are not fetched again.
async function keep(cache, former, path, hash) {
  const url = new URL(path, SCOPE).href;
  if (await cache.match(url)) return;
  const same = former?.files[path] === hash ? await former.cache.match(url) : null;
  await cache.put(url, same ?? (await published(url, hash)));
}

// A file as the build wrote it; throws for anything else, such as a page of another edition.
async function published(url, hash) {
  const answer = await fetch(url, { cache: "no-cache" });
  const body = await answer.arrayBuffer();
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))];
  const found = digest.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!answer.ok || !found.startsWith(hash)) throw new Error(`${url} is not what was published`);
  // A new answer, because browsers refuse one that was redirected as a page.
  return new Response(body, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } });
}

// From the network; where it fails or is slow, the saved page, which says that it is one.
async function page(event, path) {
  const copy = await saved();
  if (!copy) return fetch(event.request).catch(missing);
  // Asked of the server each time: what the browser has kept for itself would come without a word about its age.
  const network = fetch(event.request.url, { cache: "no-cache", redirect: "manual" });
  const known = [path, `${path}/`].find((each) => Object.hasOwn(copy.files, each));
  const kept = known === undefined ? null : await copy.cache.match(new URL(known, SCOPE).href);
  if (!kept) {
    if (known !== undefined) event.waitUntil(network.then(() => mended(copy)).catch(() => null));
    return network.catch(missing);
  }
  const answer = await inTime(network);
  if (answer && answer.status < 500) return answer;
  // As servers do: what the page names beside itself is beside its folder.
  if (known !== path) return Response.redirect(new URL(known, SCOPE).href + new URL(event.request.url).search);
  await remember(event.resultingClientId, copy.name);
  const html = await kept.text();
  const [, lang] = BANNER.exec(html);
  const date = `<time datetime="${copy.date}">${dateIn(lang, copy.date)}</time>`;
  return answerWith(html.replace(BANNER, `<aside class="saved-copy" lang="${lang}">`).replace("<time></time>", date));
}

// What carries its hash in its name is the same in every edition; anything else belongs to the page's own.
async function asset(event, path) {
  const copy = await saved();
  const kept = copy && Object.hasOwn(copy.files, path) ? await copy.cache.match(new URL(path, SCOPE).href) : null;
  if (HASHED.test(path)) return kept ?? fetch(event.request);
  const edition = await shownFrom(event.clientId);
  if (!edition) return fetch(event.request, { cache: "no-cache" });
  return edition === copy?.name && kept ? kept : Response.error();
}

async function remember(client, edition) {
  const shown = await caches.open(SHOWN);
  const open = new Set((await clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const gone = (await shown.keys()).filter(({ url }) => !open.has(new URL(url).searchParams.get("page")));
  await Promise.all(gone.map((request) => shown.delete(request)));
  await shown.put(place(client), new Response(edition));
}

async function shownFrom(client) {
  return (await caches.has(SHOWN)) && (await (await caches.match(place(client), { cacheName: SHOWN }))?.text());
}

function place(client) {
  return new URL(`?page=${client}`, SCOPE).href;
}

// What the network answers; null where it fails or is slow.
function inTime(network) {
  return Promise.race([network.catch(() => null), new Promise((done) => setTimeout(done, WAIT, null))]);
}

function missing() {
  return answerWith(PLAN.missing.replaceAll("{home}", SCOPE.pathname), { status: 503 });
}

function answerWith(html, options = {}) {
  return new Response(html, { ...options, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// As each language writes dates; January and February keep their zero in Vietnamese (Nghị định 30/2020/NĐ-CP).
function dateIn(lang, iso) {
  const moment = new Date(iso);
  if (lang !== "vi") return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(moment);
  const [day, month] = [moment.getDate(), moment.getMonth() + 1];
  return [String(day).padStart(2, "0"), month < 3 ? `0${month}` : month, moment.getFullYear()].join("/");
}
