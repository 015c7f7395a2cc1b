"""Sees whether a page in a real browser does, or could do, what only an attack would.

A payload sets `window.__pwned`, or asks the host `evil.example`.
"""

from playwright.sync_api import Dialog, Page, Request

_SCAN = """() => {
    const found = [];
    if (window.__pwned) found.push("ran");
    const all = [...document.querySelectorAll("*")];
    const bad = "iframe, frame, object, embed, base, applet, meta[http-equiv], [data-task]:not(article.task)";
    const foreign = "script, style, link, meta, svg:not(.picture > svg), svg :not(a, path, rect, circle, text, tspan),"
        + "math, img, video, audio, form:not(#search > form), input:not(#search > form > input), textarea, template,"
        + "noscript, button:not(.copy, .print), [style], title";
    const mark = (element) => found.push(element.outerHTML.slice(0, 100));
    all.filter((element) => element.matches(bad)).forEach(mark);
    document.querySelectorAll(".md-content").forEach((body) => body.querySelectorAll(foreign).forEach(mark));
    for (const element of all) {
        const runs = element.localName === "script" && element.type !== "application/ld+json";
        if (runs && element.textContent.includes("__pwned")) mark(element);
        for (const { name, value } of element.attributes) {
            if (name.startsWith("on")) mark(element);
            if (!/^(.*:)?(href|src|action|formaction|data|poster|values|srcdoc)$/.test(name)) continue;
            const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : null;
            const known = /^(https?:|mailto:|tel:\\+?[\\d-]+$)/;
            if (url && (!known.test(url.href) || url.host === "evil.example")) mark(element);
        }
    }
    return found;
}"""


class Watch:
    """One browser page that remembers what it is asked and shown."""

    def __init__(self, page: Page, site: str) -> None:
        self._page = page
        self._seen: list[str] = []
        self._own = (site, "data:")
        page.on("dialog", self._answer)
        page.on("request", self._ask)

    def harm(self, address: str) -> list[str]:
        """What the page at an address does or holds that only an attack would; empty for an honest one."""
        self._seen.clear()
        self._page.goto(address)
        return [*self._page.evaluate(_SCAN), *self._seen]

    def _answer(self, dialog: Dialog) -> None:
        self._seen.append("dialog")
        dialog.dismiss()

    def _ask(self, asked: Request) -> None:
        if not asked.url.startswith(self._own):
            self._seen.append(asked.url)
