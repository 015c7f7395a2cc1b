// Results as elements. Text only ever goes in as text.

import { highlight } from "./fold.js";

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function marked(text, query) {
  return highlight(text, query).map((piece) => (piece.mark ? element("mark", {}, piece.text) : piece.text));
}

export function resultTitle(result, query) {
  const id = result.kind === "task" ? `${result.key}. ` : "";
  return [id, ...marked(result.title, query)];
}

// What a result is; of a task also who leads it.
export function resultKind(result, say) {
  return element("span", { class: "search-kind" }, [say[`kind.${result.kind}`] ?? result.kind, result.by].filter(Boolean).join(" · "));
}

export function resultItem(result, query, root, say) {
  return element(
    "li",
    { class: `search-result search-result--${result.kind}` },
    resultKind(result, say),
    element("a", { href: new URL(result.url, root).href }, ...resultTitle(result, query)),
    ...(result.text ? [element("p", {}, ...marked(result.text, query))] : []),
  );
}
