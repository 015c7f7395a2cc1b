// Starts the box of every page, and the search page where there is one.

import { attachBox } from "./box.js";
import { Engine } from "./engine.js";
import { attachPage } from "./page.js";

const form = document.querySelector("form.site-search");
// A site without a search page has no box either.
if (form) {
  const root = new URL("../../", import.meta.url);
  const say = JSON.parse(form.dataset.words);
  const engine = new Engine(root, document.documentElement.lang || "vi");

  attachBox(form, engine, root, say);
  const container = document.getElementById("search");
  if (container) attachPage(container, engine, root, say);
}
