"""A plan's outline to duties, headings and passages: who answers, with whom, until when, and what is no duty."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plansite.importing import shapes, splitting
from plansite.importing.bodies import whole
from plansite.importing.context import Context
from plansite.importing.dues import due, phase
from plansite.importing.duties import Doubt, Duty, Entry, Facts, Heading, Passage
from plansite.importing.grouping import NOTHING, Grouped, adopted, grouped
from plansite.importing.headings import Heading as Who
from plansite.importing.headings import calls, heading_of, qualified
from plansite.importing.labels import CONTENT, LEAD, TIME, Labelled, inline
from plansite.importing.labels import labelled as labelled_in
from plansite.importing.marks import OPENING, TITLE
from plansite.importing.outline import ANNEX, PLAIN, Node
from plansite.importing.sections import DUTIES, MONEY, NONE, acts, kind_of_section, lists_things
from plansite.importing.sentences import ASKED, LEADS, Said, said_in
from plansite.importing.tabulated import Setting, table_entries
from plansite.importing.values import facts_of
from plansite.language.deadlines import read_deadline

_SHORT: Final = 8
_LONG: Final = 14
"""Words from which on an item is a sentence and not a heading."""


class Finder:
    """Goes through an outline once; what it is unsure of is in `doubts`."""

    def __init__(self, year: int | None) -> None:
        self.doubts: list[Doubt] = []
        self._year = year

    def entries(self, root: Node) -> tuple[Entry, ...]:
        """Everything in the outline, each node in one entry."""
        return tuple(self._below(root, Context(year=self._year)))

    def _ask(self, line: int, kind: str, text: str, done: str = "") -> None:
        self.doubts.append(Doubt(line, kind, text, done))

    def _below(self, node: Node, context: Context, groups: Grouped | None = None) -> Iterator[Entry]:
        groups = groups or grouped(adopted(node.children), node.text)
        context = replace(context, given=context.kind != NONE and shapes.are_given(node))
        told: tuple[Labelled, ...] = ()
        for child, facts_labels, shared in groups.items:
            facts = facts_of(facts_labels, self._year, lambda kind, text, line=child.line: self._ask(line, kind, text))  # type: ignore[misc]
            inner = replace(context, facts=facts.over(context.facts)) if facts_labels else context
            if shared and facts_labels and child.labels:
                count = sum(each.labels == () and labels == facts_labels for each, labels, _ in groups.items)
                if count > 1 and told != facts_labels:
                    self._ask(child.line, "block", child.text, f"{count} nhiệm vụ ở trên")
                told = facts_labels
                yield from (shapes.passage(each, context.level) for each in child.walk())
            else:
                yield from self._visit(child, inner, bool(facts_labels))
        yield from (shapes.passage(line, context.level) for line in groups.lines)

    def _visit(self, node: Node, context: Context, labelled: bool) -> Iterator[Entry]:
        if node.table is not None:
            setting = Setting(context.source(), context.facts, self._year, self._ask)
            yield from table_entries(node.table, context.kind, setting)
            return
        if node.rank == ANNEX:
            yield Heading(node.line, 0, node.raw)
            title = re.sub(r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?[\dIVX]+)?[\s.:–-]*", "", node.text)
            yield from self._below(node, replace(context.below(node), kind=kind_of_section(title), facts=Facts()))
            return
        if node.labels:
            yield from self._labels(node, context)
            return
        head = (
            None
            if context.kind == NONE or (context.assigned and not node.heads and calls(node.text))
            else heading_of(node.text)
        )
        if head is None and context.kind != NONE and node.heads and not node.text.endswith((".", ";")):
            head = qualified(node.text)
        if head is None and context.given and (head := shapes.placed(node)):
            self._ask(node.line, "agency", head.who[0].name)
        if head is not None and (node.heads or head.rest or node.rank < PLAIN):
            yield from self._assigned(node, head, context)
            return
        groups = grouped(adopted(node.children), node.text)
        if groups.own or not node.heads:
            yield from self._leaf_or_labelled(node, groups, context, labelled)
        else:
            yield from self._heading(node, groups, context)

    def _labels(self, node: Node, context: Context) -> Iterator[Entry]:
        """A labelled line of which nobody knows what it is about: "Nội dung: …" may be a duty by itself."""
        first = node.labels[0]
        if first.kind == CONTENT and first.value and context.kind != NONE and acts(first.value):
            yield from self._visit(replace(node, text=first.value, labels=()), context, False)
            return
        yield shapes.passage(node, context.level)
        yield from self._below(node, context.below(node))

    def _assigned(self, node: Node, head: Who, context: Context) -> Iterator[Entry]:
        """A heading that names who answers for what follows, or for what it says after its colon."""
        nothing = bool(head.rest) and (splitting.says_nothing(head.rest) or splitting.says_only(head.rest, head.rest))
        if (nothing or splitting.refers(node.text)) and not node.heads:
            yield from (shapes.passage(each, context.level) for each in node.walk())
            return
        facts = Facts(head.who, ASKED if head.asked else None, head.partners)
        inner = replace(context.below(node), kind=DUTIES, facts=facts)
        if head.rest and not (node.heads and head.rest.endswith(":") and len(head.rest.split()) < _LONG):
            yield Heading(node.line, context.level, node.raw.removesuffix(head.rest).rstrip())
            groups = grouped(adopted(node.children), node.text)
            *before, last = (clause for piece in splitting.tasks_in(head.rest) for clause in splitting.clauses(piece))
            for piece in before:
                if splitting.says_nothing(piece.rstrip(" ;")):
                    yield Passage(node.line, piece, context.level)
                else:
                    yield from self._duty(node, piece, inner, source=inner.source())
            yield from self._duty(node, last, inner, groups, inner.source())
        elif node.heads:
            yield from self._under(node, context, inner)
        else:
            yield from (shapes.passage(each, context.level, context.kind is not None) for each in node.walk())

    def _under(self, node: Node, context: Context, inner: Context, groups: Grouped | None = None) -> Iterator[Entry]:
        """A node as a heading, and what stands below it."""
        yield Heading(node.line, context.level, node.raw)
        if when := phase(node.text, self._year):
            inner = replace(inner, facts=replace(inner.facts, deadline=when))
        yield from self._below(node, inner, groups)

    def _heading(self, node: Node, groups: Grouped, context: Context) -> Iterator[Entry]:
        """A node with others below it: a section, an opening sentence, or a duty with duties or details under it."""
        text = node.text
        said = said_in(text)
        about = kind_of_section(text, context.kind)
        sentence = text.endswith((".", ";", ":")) or len(text.split()) > _LONG
        if text.endswith(":") and len(text.split()) <= _SHORT and node.rank < TITLE:
            sentence = False  # "1/ Nâng cao nhận thức:"
        told = sum(shapes.led(child) or heading_of(child.text) is not None for child in node.children)
        if not text.endswith((".", ";")) and told * 2 > len(node.children):
            sentence, said = False, replace(said, who=())  # "1. Xây dựng các văn bản": below stands who leads each
        inner = context.below(node)
        directed = whole(text.removeprefix("Chỉ đạo ")) if text.startswith("Chỉ đạo ") else ()
        if directed and context.assigned:  # "Chỉ đạo Chi cục Thủy lợi:"
            inner = replace(inner, kind=DUTIES, facts=Facts((*context.facts.who, *directed)))
        elif about in (NONE, MONEY) and not context.assigned and not said.who and len(text.split()) < 30:
            inner = replace(inner, kind=about, facts=Facts())
        elif context.kind in (NONE, MONEY) and not (about == DUTIES and not sentence):
            pass
        elif said.who and shapes.only_opens(text, said):
            facts = Facts(said.who, said.role if said.role == LEADS else None, said.partners, due(text, self._year))
            inner = replace(inner, kind=DUTIES, facts=facts)
        else:
            called = said.who and (sentence or acts(text[said.predicate :]))
            duty = (called or said.labels or (acts(text) and sentence)) and not (about == DUTIES and not said.who)
            if duty and (context.assigned or said.who or said.labels or context.kind == DUTIES):
                yield from self._duty(node, text, context, groups)
                return
            inner = replace(inner, kind=about or context.kind or (DUTIES if node.rank < OPENING else None))
        yield from self._under(node, context, inner, groups)

    def _leaf_or_labelled(self, node: Node, groups: Grouped, context: Context, labelled: bool) -> Iterator[Entry]:
        """A node with nothing but labels below it, or nothing."""
        text = node.text
        said = said_in(text)
        told = labelled or said.labels or inline(text) or any(label.kind in (LEAD, TIME) for label in groups.own)
        predicate = text[said.predicate :]
        idle = said.who and node.rank == PLAIN and splitting.says_nothing(predicate)
        ends = idle or splitting.closes(text) or splitting.says_only(text, predicate)
        if (labels := labelled_in(text)) and labels[0].kind != CONTENT and not context.assigned:
            yield shapes.passage(node, context.level)  # "III. THỜI GIAN THỰC HIỆN: từ tháng 5"
            yield from self._below(node, context.below(node))
            return
        if context.kind != NONE and (ends or (context.kind == MONEY and not node.children)):
            yield from self._closing(node, context)
            yield from (shapes.passage(below, context.level) for child in node.children for below in child.walk())
            return
        duty = context.kind == DUTIES and acts(text) and not text.endswith(":")
        duty = duty or (context.assigned and (acts(text) or len(text.split()) > 3))
        if context.kind == NONE or not (said.who or told or duty):
            told = kind_of_section(text) in (NONE, MONEY)  # "Kinh phí thực hiện do ngân sách bảo đảm"
            yield shapes.passage(node, context.level, told or context.kind != DUTIES)
            for child in node.children:
                yield from self._visit(child, context.below(node), False)
            return
        content = next((label.value for label in groups.own if label.kind == CONTENT and acts(label.value)), "")
        if content and not text.endswith("."):
            for entry in self._duty(node, content, context, groups):
                yield replace(entry, title=text) if isinstance(entry, Duty) else entry
            return
        entire = groups.own or (node.rank < PLAIN and not said.predicate)
        cut = splitting.tasks_in if context.assigned and not said.who else splitting.parted
        pieces = (text,) if entire else cut(text)
        for piece in pieces:
            if len(pieces) > 1 and splitting.says_nothing(piece[said_in(piece).predicate :]):
                yield Passage(node.line, piece, context.level)
                continue
            said = said_in(piece)
            first, *others = splitting.clauses(piece) if said.predicate and not said.labels else (piece,)
            inner = replace(context, facts=Facts(said.who).over(context.facts)) if said.who else context
            yield from self._duty(node, first, context, groups if piece == pieces[-1] else NOTHING)
            for clause in others:
                yield from self._duty(node, clause, inner)

    def _closing(self, node: Node, context: Context) -> Iterator[Entry]:
        """The formula at a plan's end; a sentence in it that gives a named body something to do is a duty."""
        pieces = splitting.sentences(node.text) if context.kind == MONEY else splitting.parted(node.text)
        duties = [piece for piece in pieces if splitting.gives(piece)]
        for piece in pieces if duties else (shapes.marked(node),):
            if piece in duties:
                yield from self._duty(node, piece, replace(context, facts=Facts()))
            else:
                yield replace(shapes.passage(node, context.level), text=piece)

    def _duty(
        self, node: Node, text: str, context: Context, groups: Grouped = NOTHING, source: str = ""
    ) -> Iterator[Entry]:
        def ask(kind: str, what: str) -> None:
            self._ask(node.line, kind, what)

        said = said_in(text)
        others = text.startswith("Riêng ") or (node.rank == PLAIN and text.startswith("Giao "))
        if context.assigned and said.called and not others:
            said = Said(partners=said.partners)
        labels = facts_of((*groups.own, *said.labels, *inline(text)), self._year, ask)
        when = due(text, self._year) or (read_deadline(said.when, self._year) if said.when else None)
        mine = Facts(said.who, said.role, said.partners, when)
        outer = context.facts
        facts = labels.over(mine).over(outer if not mine.who else replace(outer, role=None, partners=()))
        if mine.who and outer.who and not labels.who and not said.predicate and not said.labels and not said.sure:
            facts = replace(facts, who=outer.who)  # "… do Sở A thực hiện" in a duty that has its agency
        if not facts.who:
            self._ask(node.line, "no-agency", text)
        elif not said.sure and not outer.who and not labels.who:
            self._ask(node.line, "passive", text, "; ".join(body.name for body in facts.who))
        when = facts.deadline
        if when and (when.start or when.end) and not re.search(r"(?:19|20)\d\d|(?:cả|trong) năm", when.text):
            self._ask(node.line, "year", when.text, f"năm {self._year}")
        dated = labels.deadline or (mine.deadline and mine.deadline.end)
        opening = [child for child, _, _ in groups.items if shapes.opened(child) is child.children]
        details = [shapes.marked(child) for child in (*groups.lines, *opening)]
        children: list[Duty] = []
        every = [each for child, _, _ in groups.items for each in shapes.opened(child)]
        items = [each for each in every if not shapes.stands_alone(each)]
        if items and shapes.are_duties(items) and not lists_things(text):
            handed = replace(facts, outputs=(), indicators=(), budget=None)
            inner = replace(context.below(node), kind=DUTIES, facts=handed)
            flat = len(items) != len(groups.items)
            for entry in self._below(node, inner, grouped(items, text) if flat else replace(groups, own=(), lines=())):
                if isinstance(entry, Duty):
                    children.append(entry)
                elif isinstance(entry, Passage | Heading):
                    details.append(entry.text)
        else:
            details += [shapes.marked(below) for child in items for below in child.walk()]
        yield Duty(
            node.line, node.last, text, facts, source or context.source(node),
            bool(facts.who or groups.own or said.labels or dated), "", tuple(details), tuple(children),
        )  # fmt: skip
        for each in every:
            if shapes.stands_alone(each):
                yield from self._visit(each, context, False)
