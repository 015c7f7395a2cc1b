"""Markdown as text to read."""

import pytest

from plansite.search.plain import inline


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[Theo đối tượng](doi-tuong.md): ai", "Theo đối tượng: ai"),
        ('[a](b.md "c d") và e', "a và e"),
        ("**Đậm** và *nghiêng*, `mã`", "Đậm và nghiêng, mã"),
        ("gọi [111](tel:111), <https://x.example/a>", "gọi 111, https://x.example/a"),
        ('a <!-- plansite: x --> b <span lang="vi">c</span>', "a b c"),
        ("2 * 3 * 4, snake_case_word, a_b", "2 * 3 * 4, snake_case_word, a_b"),
        (r"\*sao\* &amp; &lt;", "*sao* & <"),
        ("![hình](a.png) xong", "hình xong"),
    ],
)
def test_signs_go_and_words_stay(line: str, text: str) -> None:
    assert inline(line) == text
