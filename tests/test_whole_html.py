"""Whole blocks of HTML go past Markdown and come out as they would have; what is not whole goes through it."""

import re

import pytest
from markdown import Markdown

from plansite.publish.whole_html import WholeHtml

WHOLE = '<ul class="facts"><li><strong>Nguồn:</strong> <a id="a" href="../#x">đoạn *1*</a></li></ul>'


def converted(text: str, *more: WholeHtml) -> str:
    made = Markdown(extensions=["attr_list", "md_in_html", "fenced_code", "tables", *more]).convert(text)
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", made))


@pytest.mark.parametrize("text", [
    f"# A\n\n{WHOLE}\n\nText.\n",
    f'<article id="b" markdown="1">\n\n### B\nText *b*.\n\n{WHOLE}\n\n{WHOLE}\n\n</article>\n',
    f"```html\n\n{WHOLE}\n\n```\n",
    f"    code\n\n    {WHOLE}\n",
    f"1. One\n\n    {WHOLE}\n\n2. Two\n",
    f"<div>\n\n{WHOLE}\n\n</div>\n\n*x*\n",
    '<div markdown="1"><p>*x*</p></div>\n',
    "<ul><li>\n\n*x*\n\n</li></ul>\n",
    "<p>one</p> *x*\n\n<p>one</p><p>two</p>\n\n<b>*x*</b>\n",
    "<p>a &amp; &lt;b&gt; &#x27;</p>\n\n<table>\n<tr><td>1</td></tr>\n</table>\n",
    "Text\n<p>x</p>\n\n`<p>x</p>`\n\n> <p>q</p>\n",
])  # fmt: skip
def test_a_page_is_as_without_it(text: str) -> None:
    assert converted(text, WholeHtml()) == converted(text)


def test_a_page_knows_the_anchors_in_what_was_led_past() -> None:
    whole = WholeHtml()
    converted(f'{WHOLE}\n\n<p id="b">x</p>\n', whole)
    assert whole.ids == {"a", "b"}
    converted("# None\n", whole)
    assert whole.ids == frozenset()


def test_what_is_led_past_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("markdown.extensions.md_in_html.HTMLExtractorExtra.handle_starttag", lambda *_: pytest.fail())
    assert "đoạn *1*" in converted(f"{WHOLE}\n", WholeHtml())
