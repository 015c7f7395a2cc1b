"""Rules on what two languages mean: a "not" in both, each text in its own language, no text in another's place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from plansite.check.said import described, prose, said
from plansite.language.tongue import language
from plansite.linking.links import Links
from plansite.linking.prose import names_in
from plansite.linking.translation_pairs import Piece, pieces
from plansite.model import SOURCE_LANG, Lang, Page, Problem
from plansite.reading import labels
from plansite.reading.assemble import EDITORS

_WINDOW: Final = 6
"""Words in a row by which a language is told."""
_PLAIN: Final = 3
"""Words in plain letters of so many, where a language written with signs has no more."""
_SIGNED: Final = 3
"""Words with signs among one more in a row, that a language written without has not."""
_QUOTED: Final = re.compile(r"“[^”\n]*”|\*[^*\n]+\*|\"[^\"\n]+\"(?!$)")
_OFTEN: Final = 3
"""Places that are enough to tell how someone is called."""
_ODD: Final = 1
"""Places that may say it otherwise, to be the odd ones; more are another way to say it."""
_LONG: Final = 4
"""Words of a text that is not two times the same by chance."""


def duties(ours: Piece, theirs: Piece, bare: tuple[str, str]) -> Iterator[Problem]:
    """What one text says must be done, the other says must be; and so what may be."""
    flat = [" ".join(text.split()) for text in bare]
    for sense in ("must", "may"):
        for one, other, says in ((ours, theirs, 0), (theirs, ours, 1)):
            certain, any_of = language(one.lang).modal.get(sense), language(other.lang).modal.get(f"{sense}?")
            said = certain.search(flat[says]) if certain and any_of else None
            if said and any_of and not any_of.search(flat[1 - says]):
                message = (
                    f"“{said.group()}” ({one.lang}) không có gì tương ứng ở bản “{other.lang}”: bắt buộc hay tùy ý?"
                )
                for piece, against in ((one, other), (other, one)):
                    yield Problem(
                        piece.file,
                        piece.line,
                        "translation-negation",
                        message,
                        f"So với {against.file}:{against.line}.",
                    )
                return


def negations(ours: Piece, theirs: Piece, bare: tuple[str, str]) -> Iterator[Problem]:
    """What one text denies, the other denies: line by line where both have as many."""
    texts = [text.split("\n") for text in bare]
    if len(texts[0]) != len(texts[1]):
        texts = [[text] for text in bare]
    for number, lines in enumerate(zip(*texts, strict=True)):
        for one, other, denies in ((ours, theirs, 0), (theirs, ours, 1)):
            denied = language(one.lang).denial.search(lines[denies])
            if denied and not language(other.lang).denying.search(lines[1 - denies]):
                said = (
                    f"“{denied.group()}” ({one.lang}) không có gì tương ứng ở bản “{other.lang}”: có vẻ nói ngược nhau."
                )
                places = [(piece.file, piece.line + number) for piece in (one, other)]
                for (file, line), (against, there) in (places, places[::-1]):
                    yield Problem(file, line, "translation-negation", said, f"So với {against}:{there}.")
                return


def languages(links: Links) -> Iterator[Problem]:
    """A page's text is in the page's language."""
    for page in links.plan.pages.values():
        own = language(page.lang).linking
        others = {lang: language(lang).linking for lang in links.plan.langs if lang != page.lang}
        if own:
            for number, line in (*described(page), *said(page, facts=False)):
                for lang, little in others.items():
                    if found := _foreign(line, own, little):
                        yield _other_language(page, number, found, lang)
                        break


def names(links: Links) -> Iterator[Problem]:
    """An agency's or a document's name is said in the page's language."""
    finder = links.finders.get(SOURCE_LANG)
    for page in links.plan.pages.values():
        lines = said(page, facts=False) if finder and page.lang != SOURCE_LANG and page.folder != EDITORS else ()
        for number, line in ((n, _QUOTED.sub(lambda found: "|" * len(found.group()), text)) for n, text in lines):
            for mention in finder.mentions(line) if finder else ():
                thing = links.plan.agencies.get(mention.key or "")
                written = line[mention.start : mention.end]
                if thing and page.lang in thing.name and written not in names_in(thing, page.lang):
                    hint = f"Viết `{thing.name[page.lang]}` thay cho `{written}`."
                    message = f"“{written}” là tên ở bản “{SOURCE_LANG}”."
                    yield Problem(page.file, number, "wrong-language", message, hint)
        for fact in (fact for section in page.sections for fact in section.facts):
            row = labels.find(fact.label)
            plain = row and row.lang and row.lang != SOURCE_LANG and all(map(str.isascii, language(row.lang).linking))
            names = [name.strip() for name in fact.value.split(";") if plain and _in_signs(name)]
            if names:
                message = f"“{'; '.join(names)}” là lời bản “{SOURCE_LANG}”, không hợp với nhãn này."
                hint = f"Đưa sang nhãn “{row.base if row else ''}”, hoặc dịch."
                yield Problem(page.file, fact.line, "wrong-language", message, hint)


def _in_signs(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and sum(map(str.isascii, words)) * 2 < len(words)


def _foreign(line: str, own: frozenset[str], little: frozenset[str]) -> str | None:
    """Words of a line that are in a language, of which these are the little words."""
    words = [word.strip(".,;:!?()[]*“”\"'") for word in _QUOTED.sub("|", line).split()]
    signs = all(map(str.isascii, own)) and not all(map(str.isascii, little))
    if signs and (found := next((run for run in _runs(words) if own.isdisjoint(run)), None)):
        return " ".join(found)
    if sum(word.lower() in little for word in words) < 2:
        return None
    for first in range(len(words) - _WINDOW + 1):
        window = [word.lower() for word in words[first : first + _WINDOW]]
        told = sum(word in little for word in window) > 1 or (signs and sum(map(str.isascii, window)) < _PLAIN)
        if told and own.isdisjoint(window) and all(map(str.isalpha, window)):
            return " ".join(words[first : first + _WINDOW])
    return None


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Words in a row of which most have signs, and are no proper name."""
    for first in range(len(words) - _SIGNED):
        run = words[first : first + _SIGNED + 1]
        if sum(word.islower() and not word.isascii() for word in run) >= _SIGNED:
            yield run


def _other_language(page: Page, line: int, found: str, lang: Lang) -> Problem:
    text = f"“{found} …” là lời bản “{lang}”, không phải của trang này."
    return Problem(page.file, line, "wrong-language", text, f"Dịch sang ngôn ngữ của trang: “{page.lang}”.")


def groups(links: Links) -> Iterator[Problem]:
    """Those whom a text is about are called in a translation what they are called everywhere else."""
    plan = links.plan
    named = [each for each in (*plan.groups.values(), *plan.beneficiaries.values()) if SOURCE_LANG in each.name]
    found: dict[tuple[str, Lang], list[tuple[Piece, Piece, bool]]] = defaultdict(list)
    for pair in links.pairs:
        for one, other in (each for each in pieces(pair) if each[0].is_block):
            texts = [f" {' '.join(piece.text.split()).casefold()}" for piece in (one, other)]
            for each in named:
                if other.lang in each.name and f" {each.name[SOURCE_LANG].casefold()}" in texts[0]:
                    is_said = any(name.casefold() in texts[1] for name in names_in(each, other.lang))
                    found[each.name[SOURCE_LANG], other.lang].append((one, other, is_said))
    for (name, lang), uses in found.items():
        without = [(one, other) for one, other, is_said in uses if not is_said]
        if len(uses) >= _OFTEN and len(without) <= _ODD:
            for ours, theirs in without:
                message = f"“{name}” (vi) không được nêu ở bản “{lang}” như ở mọi nơi khác."
                for piece, against in ((ours, theirs), (theirs, ours)):
                    hint = f"So với {against.file}:{against.line}."
                    yield Problem(piece.file, piece.line, "translation-term", message, hint)


def repeated(links: Links) -> Iterator[Problem]:
    """No text stands in the place of another: where one language has two, the other has not one two times."""
    places: dict[tuple[Lang, str], list[tuple[Piece, str]]] = defaultdict(list)
    for pair in links.pairs:
        for ours, theirs in pieces(pair):
            for piece, against in ((ours, theirs), (theirs, ours)):
                text = _flat(piece.text)
                if len(text.split()) > _LONG:
                    places[piece.lang, text].append((piece, _flat(against.text)))
    for (lang, text), found in places.items():
        if len(found) > 1 and len({against for _, against in found}) == len(found):
            yield from _repeated(lang, text, [piece for piece, _ in found])


def twice(links: Links) -> Iterator[Problem]:
    """No sentence or item stands twice in a row; nor apart on a page, where the other language has fewer such."""
    again = {page.file: tuple(_again(page)) for page in links.plan.pages.values()}
    for lines in again.values():
        yield from (_twice(page, before, number) for page, before, number, in_row in lines if in_row)
    for pair in links.pairing.all():
        apart = [[each for each in again[page.file] if not each[-1]] for page in (pair.source, pair.other)]
        if len(apart[0]) != len(apart[1]):
            for page, before, number, _ in max(apart, key=len):
                if len(set(page.lines[number - 1].split())) > _LONG:
                    yield _twice(page, before, number)


def _again(page: Page) -> Iterator[tuple[Page, int, int, bool]]:
    """The lines of a page that stand there twice: where first and where again, and whether in a row."""
    first: dict[str, int] = {}
    for section in page.sections:
        last = ""
        for number, line in prose(page, section):
            text = _flat(page.lines[number - 1]).lstrip("-*+> ")
            if len(set(text.split())) > 1 and not line.lstrip().startswith("|"):
                if (before := first.setdefault(text, number)) != number:
                    yield page, before, number, text == last
                last = text


def _twice(page: Page, before: int, number: int) -> Problem:
    text = _flat(page.lines[number - 1]).lstrip("-*+> ")[:60]
    message = f"“{text}” đứng hai lần trên trang, ở dòng {before} và ở đây."
    return Problem(page.file, number, "repeated-text", message, "Bỏ một lần.")


def _repeated(lang: Lang, text: str, found: Iterable[Piece]) -> Iterator[Problem]:
    places = [f"{piece.file}:{piece.line}" for piece in found]
    for piece in found:
        others = ", ".join(place for place in places if place != f"{piece.file}:{piece.line}")
        yield Problem(
            piece.file, piece.line, "repeated-text", f"“{text[:60]}” đứng ở {len(places)} nơi, mà bản kia khác nhau.",
            f"So với {others}.",
        )  # fmt: skip


def _flat(text: str) -> str:
    """A text on one line, without an id: two duties may not have one name."""
    return " ".join(word for word in text.split() if not word.startswith(("#", "NV-")))
