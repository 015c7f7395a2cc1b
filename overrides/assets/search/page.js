// The search page: the query and its filters live in the address, so that a list can be shared.

import { element, helpBox, resultItem, resultTitle } from "./view.js";

const NAMES = ["agency", "role", "document", "beneficiary", "kind"];
const KINDS = ["task", "agency", "document", "beneficiary", "term", "page", "note"];
const DUTIES = new Set(["task", "agency", "document", "beneficiary"]);

export async function attachPage(container, engine, root, say) {
  const address = new URLSearchParams(location.search);
  const names = await engine.names();
  const due = await engine.due();
  const filtered = due ? [...NAMES, "due"] : NAMES;
  // What scripts/plansite/weaving/overviews.py wove.
  const [form, help, status, list, more] = container.children;
  const choices = form.querySelector("details");
  const input = form.elements.q;
  input.value ||= address.get("q") ?? "";
  const selects = Object.fromEntries(filtered.map((name) => [name, select(name, address.get(name) ?? "", names, due, say)]));
  const active = () => filtered.filter((name) => selects[name].value).length;
  choices.append(element("div", { class: "search-filters" }, ...filtered.map((name) => element("label", {}, element("span", {}, say[`filter.${name}`] ?? due.title), selects[name]))));
  // On a phone the results come before the choices.
  choices.open = matchMedia("(min-width: 45em)").matches;
  let turn = 0;

  const run = async (push, typing = false) => {
    const mine = (turn += 1);
    container.dataset.state = "busy";
    const query = input.value.trim();
    const filters = Object.fromEntries(filtered.map((name) => [name, selects[name].value]));
    if (push) remember(query, filters);
    const empty = !query && !active();
    const answer = empty ? { results: [], near: [], total: 0 } : await engine.search(query, filters, { typing, counted: choices.open });
    if (mine !== turn) return;
    document.documentElement.classList.toggle("asks", !empty);
    choices.firstChild.textContent = active() ? `${say.filters} (${active()})` : say.filters;
    help.replaceChildren(...(answer.help ? [helpBox(answer.help, root)] : []));
    list.replaceChildren(...answer.results.map((result) => resultItem(result, root, say)));
    status.textContent = empty ? say.start : told(answer, query, say);
    more.replaceChildren(...(answer.results.length || empty ? [] : waysOn(answer.near, root, say)));
    count(selects, answer.counts, say);
    container.dataset.found = answer.results.length;
    container.dataset.state = "done";
  };
  choices.addEventListener("toggle", () => choices.open && run(false));
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(true, true), 150);
  });
  form.addEventListener("change", () => {
    clearTimeout(timer);
    run(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    // On a phone the keys make room for what was found.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
    run(true);
  });
  addEventListener("popstate", () => {
    const now = new URLSearchParams(location.search);
    input.value = now.get("q") ?? "";
    for (const name of filtered) selects[name].value = now.get(name) ?? "";
    run(false);
  });
  await run(false);
}

// How many were found; where no duty is among them, that none speaks of it; where words were mended, which.
function told(answer, query, say) {
  const found = answer.results.length ? say.count.replace("{count}", answer.total) : "";
  const none = query && !answer.results.some((result) => DUTIES.has(result.kind)) ? say["none.duty"].replace("{words}", query) : "";
  const mended = answer.mended && answer.results.length ? say.mended.replace("{words}", answer.mended) : "";
  return [none, found, mended].filter(Boolean).join(" ") || say.none;
}

function select(name, value, names, due, say) {
  const options =
    name === "role"
      ? [["leads", say["role.leads"]], ["supports", say["role.supports"]]]
      : name === "kind"
        ? KINDS.map((kind) => [kind, say[`kind.${kind}`]])
      : name === "due"
        ? due.choices
        : names.filter((entry) => entry.kind === name).map((entry) => [entry.key, entry.title]);
  const made = element("select", { name }, element("option", { value: "" }, say.any), ...options.map(([key, title]) => element("option", { value: key, "data-title": title }, title)));
  made.value = value;
  return made;
}

// How many results each choice would leave; the role's choices count for the agency chosen.
function count(selects, counts, say) {
  if (!counts) return;
  for (const [name, made] of Object.entries(selects)) {
    for (const option of made.options) {
      if (!option.value) continue;
      const table = name === "role" ? counts[option.value]?.[selects.agency.value] : counts[name]?.[option.value];
      const known = name === "role" ? selects.agency.value !== "" : true;
      option.textContent = known ? `${option.dataset.title} (${table ?? 0})` : option.dataset.title;
    }
  }
}

function remember(query, filters) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries({ q: query, ...filters })) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
}

// Where nothing speaks of it: what comes nearest, and the ways on.
function waysOn(near, root, say) {
  const nearest = near.map((result) => element("li", {}, element("a", { href: new URL(result.url, root).href }, ...resultTitle(result))));
  return [
    ...(nearest.length ? [element("p", {}, say.near), element("ul", { class: "search-near" }, ...nearest)] : []),
    element("p", {}, say.ways),
    ...(say["all.url"] ? [element("p", {}, element("a", { href: new URL(say["all.url"], root).href }, say["all.tasks"]))] : []),
  ];
}
