// What pages do beyond reading: light and dark, the menu by keyboard, citations and links copied, a page left at once, what stands at the top of each printed sheet.

// The theme's labels answer to the mouse alone: a button takes a label's place, look and name.
function toButton(label, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.hidden = label.hidden;
  button.setAttribute("aria-label", name);
  button.append(...label.childNodes);
  label.replaceWith(button);
  return button;
}

const palette = document.querySelector("[data-md-component=palette]");
const inputs = palette ? [...palette.querySelectorAll("input")] : [];
// Each button stands beside one state and leads to the next.
const buttons = inputs.map((input) => toButton(input.nextElementSibling, input.nextElementSibling.title));

function show(index) {
  for (const name of ["scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${name}`, inputs[index].dataset[`mdColor${name[0].toUpperCase()}${name.slice(1)}`]);
  buttons.forEach((button, at) => (button.hidden = at !== index));
}

if (inputs.length) {
  // What the page's head has set already.
  show(Math.max(inputs.findIndex((input) => input.dataset.mdColorScheme === document.body.dataset.mdColorScheme), 0));
  buttons.forEach((button, at) =>
    button.addEventListener("click", () => {
      const index = (at + 1) % inputs.length;
      show(index);
      buttons[index].focus();
      const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = inputs[index].dataset;
      globalThis.__md_set?.("__palette", { index, color: { media, scheme, primary, accent } });
    }),
  );
}

// The menu of narrow screens.
const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".md-sidebar--primary");
const opener = document.querySelector(".md-header label[for=__drawer]");
if (drawer && menu && opener) {
  const button = toButton(opener, menu.querySelector("nav").getAttribute("aria-label"));
  menu.id = "menu";
  button.setAttribute("aria-controls", menu.id);
  const open = (wanted) => {
    drawer.checked = wanted;
    button.setAttribute("aria-expanded", String(wanted));
  };
  open(false);
  button.addEventListener("click", () => {
    open(true);
    menu.querySelector("a").focus();
  });
  drawer.addEventListener("change", () => open(drawer.checked));
  menu.addEventListener("focusout", ({ relatedTarget: to }) => to && !menu.contains(to) && open(false));
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return;
    open(false);
    button.focus();
  });
}

// Where and when a citation was read; a file on this device is no place to cite.
const online = location.protocol.startsWith("http");
const today = (months) => {
  const now = new Date();
  const [day, month] = [now.getDate(), now.getMonth()];
  if (months) return `${day} ${months.split(" ")[month]} ${now.getFullYear()}`;
  // In the official form, January and February keep their zero.
  return `${String(day).padStart(2, "0")}/${month < 2 ? "0" : ""}${month + 1}/${now.getFullYear()}`;
};
for (const citation of document.querySelectorAll(".citation")) {
  const { address, at, months } = citation.dataset;
  if (at && online) citation.append(at.replace("{address}", new URL(address, document.baseURI)).replace("{date}", today(months)));
}

if (navigator.clipboard) {
  for (const citation of document.querySelectorAll(".citation")) {
    const { copy, copied } = citation.closest("[data-copy]").dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.lang = document.documentElement.lang;
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(citation.textContent);
      button.textContent = copied;
    });
    citation.after(" ", button);
  }
}

// The link to a task leads there and is copied too.
for (const link of document.querySelectorAll(".to-this")) {
  link.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(link.href);
    if (navigator.clipboard) link.textContent = link.dataset.done;
  });
}

for (const words of document.querySelectorAll(".to-print > span")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "print";
  button.textContent = words.textContent;
  button.addEventListener("click", () => print());
  words.replaceWith(button);
}

// To leave a page at once, by its link or a key pressed three times: it is blank before the other comes, and "back" skips it.
const away = document.querySelector(".leave a");
if (away) {
  const leave = () => {
    document.title = "\u2026";
    document.body.replaceChildren();
    location.replace(away.href);
  };
  let presses = [];
  away.addEventListener("click", (event) => (event.preventDefault(), leave()));
  addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === "Shift" ? [...presses, timeStamp].slice(-3) : [];
    if (presses.length === 3 && timeStamp - presses[0] < 5000) leave();
  });
}

// At the top of each sheet: whose page this is, its address and the day.
const paper = document.querySelector(".on-paper");
if (paper) {
  const lang = document.documentElement.lang;
  const heading = () => {
    const day = new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date());
    const page = document.querySelector("h1")?.firstChild.textContent.trim();
    Object.assign(document.documentElement.dataset, {
      page: [...new Set([paper.dataset.name, page])].join(" · "),
      day: `${paper.dataset.day} ${day}`,
      address: location.href.split("#")[0],
    });
  };
  addEventListener("beforeprint", heading);
  heading();
}
