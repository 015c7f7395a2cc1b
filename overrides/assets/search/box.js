// The box in the header: results as you type, by keyboard throughout.

import { element, marked, resultKind, resultTitle } from "./view.js";

const SHOWN = 8;

export function attachBox(form, engine, root, say) {
  const input = form.querySelector("input");
  const list = element("ul", { id: "search-list", role: "listbox", "aria-label": say.results, hidden: "" });
  const status = element("p", { class: "visually-hidden", role: "status" });
  input.parentElement.append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
    input.setAttribute(name, value);
  }
  let chosen = -1;
  let turn = 0;
  let timer;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    // What is still being looked for opens nothing that was closed.
    clearTimeout(timer);
    turn += 1;
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const all = options();
    if (!all.length) return;
    chosen = (index + all.length) % all.length;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    all[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen].id);
  };
  const show = async () => {
    const query = input.value.trim();
    const mine = (turn += 1);
    if (!query) return close();
    const answer = await engine.search(query, {}, { limit: SHOWN, typing: true });
    if (mine !== turn) return;
    const option = (id, href, kind, ...children) => element("li", { role: "option", id: `search-option-${id}`, "aria-selected": "false", class: kind, "data-href": href }, ...children);
    const help = answer.help ? [option("help", new URL(answer.help.url, root).href, "search-help", element("b", {}, answer.help.number), ` ${answer.help.text}`)] : [];
    const items = answer.results.map((result, index) =>
      option(
        index,
        new URL(result.url, root).href,
        null,
        resultKind(result, say),
        element("span", { class: "search-option-title" }, ...resultTitle(result)),
        ...(result.kind === "task" ? [element("span", { class: "search-option-text" }, ...marked(result.text))] : []),
      ),
    );
    const all = option("all", `${form.action}?q=${encodeURIComponent(query)}`, "search-all", answer.results.length ? say.all : say["none.duty"].replace("{words}", query));
    list.replaceChildren(...help, ...items, all);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    // Who has gone down the list already stays where they are.
    const kept = Math.min(chosen, options().length - 1);
    chosen = -1;
    if (kept >= 0) choose(kept);
    status.textContent = answer.results.length ? say.count.replace("{count}", answer.total) : say["none.duty"].replace("{words}", query);
  };

  input.addEventListener("focus", () => engine.load(), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 90);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show();
      else choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
    } else if (event.key === "Escape") {
      if (!list.hidden) event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(options()[chosen].dataset.href);
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  // The reader may be here before this script.
  if (document.activeElement === input) {
    engine.load();
    show();
  }
}
