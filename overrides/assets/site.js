// What pages do beyond reading: light and dark, the place kept when the language changes, citations copied.

const palette = document.querySelector("[data-md-component=palette]");
const inputs = palette ? [...palette.querySelectorAll("input")] : [];

function show(input) {
  for (const name of ["scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${name}`, input.dataset[`mdColor${name[0].toUpperCase()}${name.slice(1)}`]);
  inputs.forEach((each) => (each.nextElementSibling.hidden = each !== input));
}

const stored = globalThis.__md_get?.("__palette");
const preferred = inputs.findIndex((input) => matchMedia(input.dataset.mdColorMedia).matches);
const start = inputs[stored?.index ?? Math.max(preferred, 0)];
if (start) {
  // Each label stands beside one state and leads to the other.
  show(start);
  for (const input of inputs) {
    input.addEventListener("change", () => {
      show(input);
      const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = input.dataset;
      globalThis.__md_set?.("__palette", { index: inputs.indexOf(input), color: { media, scheme, primary, accent } });
    });
  }
}

// The same task in the other language.
const keepPlace = () => {
  for (const link of document.querySelectorAll("a[hreflang]")) link.hash = location.hash;
};
keepPlace();
addEventListener("hashchange", keepPlace);

for (const citation of document.querySelectorAll(".citation")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.lang = document.documentElement.lang;
  button.textContent = document.documentElement.lang === "vi" ? "Sao chép" : "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(citation.textContent);
    button.textContent = document.documentElement.lang === "vi" ? "Đã sao chép" : "Copied";
  });
  citation.after(" ", button);
}
