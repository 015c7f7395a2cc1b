// The language switch keeps the place on the page: ids are the same in every language.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[hreflang].md-select__link, .prevails a[hreflang]");
  if (link) link.hash = location.hash;
}, { capture: true });
