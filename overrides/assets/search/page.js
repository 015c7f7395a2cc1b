// The search page: the query and its filters live in the address, so that a list can be shared.

import { element, resultItem } from "./view.js";

const NAMES = ["agency", "role", "document", "beneficiary", "kind"];
const KINDS = ["task", "agency", "document", "beneficiary", "term", "page"];

export async function attachPage(container, engine, root, say) {
  const address = new URLSearchParams(location.search);
  await engine.loadNames();
  const input = element("input", { type: "search", name: "q", id: "search-page-input", value: address.get("q") ?? "", autocomplete: "off", enterkeyhint: "search" });
  const selects = Object.fromEntries(NAMES.map((name) => [name, select(name, address.get(name) ?? "", engine, say)]));
  const choices = element(
    "details",
    { class: "search-choices" },
    element("summary", {}, say.filters),
    element("div", { class: "search-filters" }, ...NAMES.map((name) => element("label", {}, element("span", {}, say[`filter.${name}`]), selects[name]))),
  );
  // On a phone the results come before the choices, unless one is made.
  choices.open = matchMedia("(min-width: 45em)").matches || NAMES.some((name) => selects[name].value);
  const form = element(
    "form",
    { class: "search-form", role: "search", "aria-label": say.label },
    element("label", { for: input.id }, say.label),
    input,
    choices,
  );
  const status = element("p", { id: "search-status", role: "status" });
  const list = element("ol", { id: "search-results" });
  const more = element("div", { class: "search-more" });
  container.replaceChildren(form, status, list, more);
  let turn = 0;

  const run = async (push) => {
    const mine = (turn += 1);
    container.dataset.state = "busy";
    const query = input.value.trim();
    const filters = Object.fromEntries(NAMES.map((name) => [name, selects[name].value]));
    if (push) remember(query, filters);
    const empty = !query && !Object.values(filters).some(Boolean);
    // The index comes when something is asked of it.
    if (!empty) await engine.loadFilters();
    const answer = empty ? { results: [], total: 0, counts: engine.counts } : await engine.search(query, filters);
    if (mine !== turn) return;
    list.replaceChildren(...answer.results.map((result) => resultItem(result, answer.mended ?? query, root, say)));
    status.textContent = empty ? say.start : answer.results.length ? say.count.replace("{count}", answer.total) : say.none;
    if (answer.mended && answer.results.length) status.append(` ${say.mended.replace("{words}", answer.mended)}`);
    more.replaceChildren(...(answer.results.length || empty ? [] : waysOn(root, say)));
    count(selects, answer.counts, say);
    container.dataset.state = "done";
  };
  form.addEventListener("focusin", () => engine.loadFilters().then(() => count(selects, engine.counts, say)), { once: true });
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(true), 150);
  });
  form.addEventListener("change", () => run(true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(true);
  });
  addEventListener("popstate", () => {
    const now = new URLSearchParams(location.search);
    input.value = now.get("q") ?? "";
    for (const name of NAMES) selects[name].value = now.get(name) ?? "";
    run(false);
  });
  await run(false);
}

function select(name, value, engine, say) {
  const options =
    name === "role"
      ? [["leads", say["role.leads"]], ["supports", say["role.supports"]]]
      : name === "kind"
        ? KINDS.map((kind) => [kind, say[`kind.${kind}`]])
        : engine.names.filter((entry) => entry.kind === name).map((entry) => [entry.key, entry.title]);
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

function waysOn(root, say) {
  const ways = [element("p", {}, say.ways)];
  if (say["all.url"]) ways.push(element("p", {}, element("a", { href: new URL(say["all.url"], root).href }, say["all.tasks"])));
  return ways;
}
