"""A plan's outline to duties, headings and passages: who answers, with whom, until when, and what is no duty."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from plansite.importing.dues import due
from plansite.importing.duties import Doubt, Duty, Entry, Facts, Heading, Passage
from plansite.importing.grouping import Grouped, adopted, grouped
from plansite.importing.labels import CONTENT, LEAD, TIME, inline
from plansite.importing.outline import ANNEX, OPENING, PLAIN, TITLE, Node
from plansite.importing.sections import DUTIES, MONEY, NONE, acts, kind_of_section, lists_things
from plansite.importing.sentences import ASKED, LEADS, SUPPORTS, Said, calls, heading_of, qualified, said_in
from plansite.importing.sentences import Heading as Who
from plansite.importing.splitting import closes, parted, says_nothing
from plansite.importing.tabulated import Setting, table_entries
from plansite.importing.values import facts_of
from plansite.language.deadlines import read_deadline

_SHORT: Final = 8
_LONG: Final = 14
"""Words from which on an item is a sentence and not a heading."""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds where a node stands."""

    kind: str | None = None
    facts: Facts = field(default_factory=Facts)
    place: tuple[str, ...] = ()
    annex: str = ""
    level: int = 0
    year: int | None = None

    @property
    def assigned(self) -> bool:
        """Whether someone answers for what stands here."""
        return bool(self.facts.who)

    def below(self, node: Node) -> "Context":
        """The context of what stands below a node."""
        annex = node.name if node.rank == ANNEX else self.annex
        place = () if node.rank == ANNEX else ((*self.place, node.name) if node.name else self.place)
        return replace(self, place=place, annex=annex, level=self.level + 1)

    def source(self, node: Node | None = None) -> str:
        """The place as a source names it."""
        names = [*self.place, *([node.name] if node and node.name else [])]
        parts = [self.annex] if self.annex else []
        path: list[str] = []
        for name in names:
            if " " in name:  # "Phần II"
                parts.append(name)
            elif path and name.startswith(f"{path[-1]}."):  # "1.3" already says that it stands under 1
                path[-1] = name
            else:
                path.append(name)
        if path:
            parts.append("mục " + ".".join(path))
        return ", ".join(parts)


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
        for child, facts_labels, shared in groups.items:
            facts = facts_of(facts_labels, self._year, lambda kind, text, line=child.line: self._ask(line, kind, text))  # type: ignore[misc]
            inner = replace(context, facts=facts.over(context.facts)) if facts_labels else context
            if shared and facts_labels and child.labels:
                count = sum(each.labels == () and labels == facts_labels for each, labels, _ in groups.items)
                if count > 1:
                    self._ask(child.line, "block", child.text, f"{count} nhiệm vụ ở trên")
                yield Passage(child.line, _marked(child), context.level, item=True)
            else:
                yield from self._visit(child, inner, bool(facts_labels))

    def _visit(self, node: Node, context: Context, labelled: bool) -> Iterator[Entry]:
        if node.table is not None:
            setting = Setting(context.source(), context.facts, self._year, self._ask)
            yield from table_entries(node.table, context.kind == NONE, setting)
            return
        if node.rank == ANNEX:
            yield Heading(node.line, 0, node.raw)
            yield from self._below(node, replace(context.below(node), kind=None, facts=Facts()))
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
            yield from self._visit(replace_text(node, first.value), context, False)
            return
        yield Passage(node.line, _marked(node), context.level, item=True)
        yield from self._below(node, context.below(node))

    def _assigned(self, node: Node, head: Who, context: Context) -> Iterator[Entry]:
        """A heading that names who answers for what follows, or for what it says after its colon."""
        facts = Facts(head.who, ASKED if head.asked else None)
        inner = replace(context.below(node), kind=DUTIES, facts=facts)
        if head.rest and not (node.heads and head.rest.endswith(":") and len(head.rest.split()) < _LONG):
            yield Heading(node.line, context.level, node.raw.removesuffix(head.rest).rstrip())
            groups = grouped(adopted(node.children), node.text)
            yield from self._duty(node, head.rest, groups, inner, said_in(head.rest), inner.source())
        elif node.heads:
            yield Heading(node.line, context.level, node.raw)
            yield from self._below(node, inner)
        else:
            yield Passage(
                node.line, _marked(node), context.level, placed=context.kind is not None, item=node.rank < PLAIN
            )

    def _heading(self, node: Node, groups: Grouped, context: Context) -> Iterator[Entry]:
        """A node with others below it: a section, an opening sentence, or a duty with duties or details under it."""
        text = node.text
        said = said_in(text)
        about = kind_of_section(text, context.kind)
        sentence = text.endswith((".", ";", ":")) or len(text.split()) > _LONG
        if text.endswith(":") and len(text.split()) <= _SHORT and node.rank < TITLE:
            sentence = False  # "1/ Nâng cao nhận thức:"
        if about in (NONE, MONEY) and not context.assigned and not said.who and len(text.split()) < 30:
            yield Heading(node.line, context.level, node.raw)
            yield from self._below(node, replace(context.below(node), kind=about, facts=Facts()), groups)
            return
        if context.kind in (NONE, MONEY) and not (about == DUTIES and not sentence):
            yield Heading(node.line, context.level, node.raw)
            yield from self._below(node, context.below(node), groups)
            return
        if said.who and _only_opens(text, said):
            yield Heading(node.line, context.level, node.raw)
            facts = Facts(said.who, said.role if said.role == LEADS else None, said.partners)
            yield from self._below(node, replace(context.below(node), kind=DUTIES, facts=facts), groups)
            return
        duty = (said.who or said.labels or (acts(text) and sentence)) and not (about == DUTIES and not said.who)
        if duty and (context.assigned or said.who or said.labels or context.kind == DUTIES):
            yield from self._duty(node, text, groups, context, said)
            return
        yield Heading(node.line, context.level, node.raw)
        kind = about or context.kind or (DUTIES if node.rank < OPENING else None)
        yield from self._below(node, replace(context.below(node), kind=kind), groups)

    def _leaf_or_labelled(self, node: Node, groups: Grouped, context: Context, labelled: bool) -> Iterator[Entry]:
        """A node with nothing but labels below it, or nothing."""
        text = node.text
        said = said_in(text)
        own = {label.kind for label in groups.own}
        told = bool(own & {LEAD, TIME} or said.labels or labelled or inline(text))
        if context.kind == NONE:
            yield Passage(node.line, _marked(node), context.level, item=node.rank < PLAIN)
            for child in node.children:
                yield from self._visit(child, context.below(node), False)
            return
        if closes(text) or (said.who and node.rank == PLAIN and says_nothing(text[said.predicate :])):
            yield from self._closing(node, context)
            return
        if context.kind == MONEY:
            duty = bool(said.who) and said.sure and acts(text[said.predicate :].lstrip(" ,:"))
        elif said.who or told:
            duty = True
        elif context.assigned:
            duty = acts(text) or len(text.split()) > 5
        else:
            duty = context.kind == DUTIES and acts(text) and not text.endswith(":")
        if not duty:
            placed = context.kind != DUTIES
            yield Passage(node.line, _marked(node), context.level, placed=placed, item=node.rank < PLAIN)
            for child in node.children:
                yield from self._visit(child, context.below(node), False)
            return
        pieces = parted(text) if node.rank == PLAIN and not groups.own else (text,)
        for piece in pieces:
            if len(pieces) > 1 and says_nothing(piece[said_in(piece).predicate :]):
                yield Passage(node.line, piece, context.level)
                continue
            yield from self._duty(
                node, piece, groups if piece == pieces[-1] else Grouped((), (), ()), context, said_in(piece)
            )

    def _closing(self, node: Node, context: Context) -> Iterator[Entry]:
        """The formula at a plan's end; a sentence in it that gives a named body something to do is a duty."""
        for piece in parted(node.text):
            said = said_in(piece)
            empty = closes(piece) or says_nothing(piece[said.predicate :])
            if said.who and not empty and acts(piece[said.predicate :].lstrip(" ,:")):
                yield from self._duty(node, piece, Grouped((), (), ()), replace(context, facts=Facts()), said)
            else:
                yield Passage(node.line, piece, context.level)

    def _duty(
        self, node: Node, text: str, groups: Grouped, context: Context, said: Said, source: str | None = None
    ) -> Iterator[Entry]:
        def ask(kind: str, what: str) -> None:
            self._ask(node.line, kind, what)

        if context.assigned and said.called:
            said = Said()
        labels = facts_of((*groups.own, *said.labels, *inline(text)), self._year, ask)
        when = due(text, self._year) or (read_deadline(said.when, self._year) if said.when else None)
        mine = Facts(said.who, said.role, said.partners, when)
        outer = context.facts
        facts = labels.over(mine).over(outer if not mine.who else replace(outer, role=None, partners=()))
        if mine.who and outer.who and not said.predicate and not said.labels and not said.sure:
            facts = replace(facts, who=outer.who)  # "… do Sở A thực hiện" in a duty that has its agency
        if not facts.who:
            self._ask(node.line, "no-agency", text)
        elif not said.sure and not outer.who and not labels.who:
            self._ask(node.line, "passive", text, "; ".join(body.name for body in facts.who))
        when = facts.deadline
        if when and (when.start or when.end) and not re.search(r"(?:19|20)\d\d|(?:cả|trong) năm", when.text):
            self._ask(node.line, "year", when.text, f"năm {self._year}")
        if facts.role == SUPPORTS and not mine.who and outer.role:
            facts = replace(facts, role=SUPPORTS)
        assigned = bool(facts.who or groups.own or said.labels or labels.deadline)
        details = [_marked(child) for child in groups.lines]
        children: list[Duty] = []
        every = [each for child, _, _ in groups.items for each in _opened(child)]
        items = [each for each in every if not _stands_alone(each)]
        if items and _are_duties(items) and not lists_things(text):
            inner = replace(
                context.below(node), kind=DUTIES, facts=replace(facts, outputs=(), indicators=(), budget=None)
            )
            opened = len(items) != len(groups.items)
            for entry in self._below(node, inner, grouped(items, text) if opened else replace_own(groups)):
                if isinstance(entry, Duty):
                    children.append(entry)
                elif isinstance(entry, Passage | Heading):
                    details.append(entry.text)
        else:
            details += [_marked(below) for child in items for below in child.walk()]
        yield Duty(
            node.line,
            node.last,
            text,
            facts,
            source or context.source(node),
            assigned,
            "",
            tuple(details),
            tuple(children),
        )
        for each in every:
            if _stands_alone(each):
                yield from self._visit(each, context, False)


def _stands_alone(node: Node) -> bool:
    """Whether a paragraph under a duty is none of its details: it has a subject of its own, or closes the plan."""
    return node.rank == PLAIN and node.table is None and (closes(node.text) or bool(said_in(node.text).who))


def _opens(node: Node) -> bool:
    """Whether a node only opens a list: "Trong đó:", "Cụ thể:"."""
    return bool(node.children) and node.text.endswith(":") and len(node.text.split()) < 5 and not node.labels


def _opened(node: Node) -> list[Node]:
    return node.children if _opens(node) else [node]


def _are_duties(items: Sequence[Node]) -> bool:
    """Whether what stands under a duty are duties themselves."""
    count = sum(acts(item.text) or bool(said_in(item.text).who) or due(item.text, None) is not None for item in items)
    return count * 2 >= len(items) and all(item.rank < PLAIN for item in items)


def _only_opens(text: str, said: Said) -> bool:
    """Whether a sentence says who acts and nothing of what: "Sở A chủ trì, phối hợp với Sở B:"."""
    rest = text[said.predicate :]
    names = sum(len(body.name.split()) + 1 for body in said.partners)
    return text.endswith(":") and len(rest.split()) - names < 12 and not said.labels


def _marked(node: Node) -> str:
    """A node's own words with their mark."""
    return node.raw or node.text


def replace_text(node: Node, text: str) -> Node:
    """A node with other words and no labels."""
    return Node(node.rank, node.name, text, node.line, node.last, node.raw, (), None, node.children)


def replace_own(groups: Grouped) -> Grouped:
    """The groups without what was said of the node itself."""
    return Grouped(groups.items, (), ())
