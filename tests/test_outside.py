"""A link that leads out of the site says where to, and goes over a safe line."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from plansite.publish.built_page import BuiltPage
from plansite.publish.outside import named


@pytest.mark.parametrize(
    ("link", "made"),
    [
        ('<a href="https://vanban.example/x">Nghị định</a>', " (vanban.example)"),
        ('<a href="http://www.vanban.example/x">Nghị định</a>', " (vanban.example)"),
        ('<a href="https://vanban.example/x">vanban.example</a>', ""),
        ('<a href="../x/">Sở Y tế</a>', ""),
        ('<a href="mailto:a@b.example">thư</a>', ""),
        ('<p class="languages"><a href="https://code.example/edit">Sửa</a></p>', ""),
    ],
)
def test_link_that_leads_out_says_where_to(link: str, made: str) -> None:
    page = BuiltPage("a/", LexborHTMLParser(f"<main><article><div>{link} .</div></article></main>"))
    named(page)
    once = page.tree.html
    named(page)
    assert page.tree.html == once
    assert "".join(node.text() for node in page.tree.css(".leads-to")) == made
    assert "http:" not in (once or "")
