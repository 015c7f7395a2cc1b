// Results as elements. Text only ever goes in as text.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Pieces of a text, those that match marked.
export function marked(pieces) {
  return pieces.map((piece) => (piece.mark ? element("mark", {}, piece.text) : piece.text));
}

export function resultTitle(result) {
  return [result.kind === "task" ? `${result.key}. ` : "", ...marked(result.title)];
}

// What a result is; of a task also who answers for it.
export function resultKind(result, say) {
  return element("span", { class: "search-kind" }, [say[`kind.${result.kind}`] ?? result.kind, result.by].filter(Boolean).join(" · "));
}

export function resultItem(result, root, say) {
  return element(
    "li",
    { class: `search-result search-result--${result.kind}` },
    resultKind(result, say),
    element("a", { href: new URL(result.url, root).href }, ...resultTitle(result)),
    ...(result.text.some((piece) => piece.text) ? [element("p", {}, ...marked(result.text))] : []),
  );
}

// The helpline, above everything else.
export function helpBox(help, root) {
  return element(
    "aside",
    { class: "search-help", "aria-label": help.title },
    element("a", { class: "search-help-number", href: `tel:${help.number.replace(/[^+\d]/g, "")}` }, help.number),
    element("p", {}, help.text, " ", element("a", { href: new URL(help.url, root).href }, help.title)),
  );
}
