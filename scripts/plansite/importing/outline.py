"""Paragraphs to a tree, by their marks; wrong numbers do not matter, only which kind of mark stands where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plansite.importing.bodies import whole
from plansite.importing.frame import is_annex
from plansite.importing.labels import LEAD, PARTNER, Labelled, labelled
from plansite.importing.marks import ALPHA, ARTICLE, NUMBER, OPENING, PART, ROMAN, TITLE, UPPER, mark_of
from plansite.importing.sections import lists_things
from plansite.importing.sentences import roles, said_in
from plansite.importing.source import Block, Paragraph, Table

_OF_ALL = re.compile(
    r"(?:[\s,]+(?:lãnh đạo|chỉ đạo|chủ trì|tổ chức|và|tham mưu))*\s+(?:thực hiện|triển khai) (?:các|những)"
    r" (?:nội dung|nhiệm vụ|hoạt động|công việc)(?: nêu)?"
    r" (?:trên|tại mục này)\s*\.?$"
)
"""How a sentence ends that gives someone all that stands above it."""
ANNEX = PART - 5
PLAIN = 90
"""A paragraph without a mark."""
LABELS = 95
TABLE = 99


@dataclass
class Node:
    """A paragraph or table with what stands below it."""

    rank: int
    name: str
    text: str
    line: int
    last: int
    raw: str = ""
    """The text with its mark, as it stands."""
    labels: tuple[Labelled, ...] = ()
    table: Table | None = None
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def heads(self) -> bool:
        """Whether something else than labels stands below."""
        return any(not child.labels for child in self.children)


def outline(blocks: Sequence[Block]) -> Node:
    """The tree of a body."""
    root = Node(-100, "", "", 0, 0)
    stack = [root]
    upper_first = _upper_first(blocks)
    for number, block in enumerate(blocks):
        node = _node(block, upper_first, blocks[number + 1] if number + 1 < len(blocks) else None)
        top = stack[-1]
        bare_part = top.rank == PART and not top.text
        bare_annex = top.rank == ANNEX and not top.children and len(top.text.split()) < 5
        if (
            (bare_part or bare_annex)
            and (node.rank in (ROMAN, TITLE, ANNEX) or (node.rank == PLAIN and not node.text.startswith("(")))
            and not node.text.endswith(".")
            and not node.labels
            and (not node.name or (node.rank == ANNEX and node.name == "Phụ lục" and bare_annex))
        ):
            top.text = f"{top.text} {node.text}".strip()
            top.raw, top.last = f"{top.raw} {node.raw}", node.last
            continue
        parent = _parent(stack, node)
        parent.children.append(node)
        said = node.labels and node.labels[-1].value
        if node.rank < PLAIN and not said:
            while stack[-1] is not parent:
                stack.pop()
            stack.append(node)
    return root


def _upper_first(blocks: Sequence[Block]) -> bool:
    """Whether "A." stands above "I." here."""
    ranks = [mark.rank for block in blocks if isinstance(block, Paragraph) and (mark := mark_of(block.text))]
    order = [rank for rank in ranks if rank in (UPPER, ROMAN)]
    return order[:1] != [ROMAN]


def _node(block: Block, upper_first: bool, following: Block | None) -> Node:
    if isinstance(block, Table):
        return Node(TABLE, "", "", block.line, block.rows[-1].line, table=block)
    text = block.text
    mark = mark_of(text)
    rest = mark.rest if mark else text
    labels = labelled(text) or (labelled(rest) if mark and mark.rank >= NUMBER else ())
    if not labels and (all_of := _OF_ALL.search(rest)) and said_in(rest).who:
        labels = (Labelled(LEAD, "", rest[: all_of.start()]),)
    if not labels and (mark is None or mark.rank >= ALPHA) and (said := roles(rest)) and said.role:
        labels = (Labelled(LEAD, "", rest),)
    if labels and (mark is None or mark.rank >= TITLE or len(labels) > 0):
        rank = mark.rank if mark else LABELS
        return Node(rank, mark.name if mark else "", rest, block.line, block.last, text, labels)
    if is_annex(text):
        return Node(ANNEX, _annex_name(text), text, block.line, block.last, text)
    if mark is None:
        return Node(_unmarked(block, following), "", text, block.line, block.last, text)
    rank = mark.rank
    if rank == UPPER and not upper_first:
        rank = ROMAN + 5
    return Node(rank, mark.name, rest, block.line, block.last, text)


def _annex_name(text: str) -> str:
    match = re.match(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?([IVX]{1,5}|\d{1,2}))?", text)
    return f"Phụ lục {match.group(1)}" if match and match.group(1) else "Phụ lục"


def _unmarked(block: Paragraph, following: Block | None) -> int:
    text = block.text
    letters = [char for char in text if char.isalpha()]
    count = len(text.split())
    after = mark_of(following.text) if isinstance(following, Paragraph) else None
    # A heading stands above what follows it at once, be it numbered or not.
    title = min(after.rank - 1, TITLE) if after is not None and after.rank >= NUMBER else TITLE
    if whole(text) and count < 30:
        return title
    if len(letters) > 3 and all(char.isupper() for char in letters) and count < 30:
        return ROMAN
    if text.endswith(":"):
        return OPENING
    if block.bold and count < 25 and not text.endswith((".", ";")):
        return title
    if after is not None and after.bullet and count < 14 and not text.endswith((".", ";", ",")):
        return TITLE
    return PLAIN


def _parent(stack: list[Node], node: Node) -> Node:
    """Where a node hangs: below the nearest node of a lower rank."""
    if node.labels and node.rank >= LABELS:
        return _labelled_node(stack, node)
    if node.rank == PLAIN or node.rank == TABLE:
        return next(above for above in reversed(stack) if above.rank < OPENING and not _is_said(above))
    for above in reversed(stack):
        if above.rank < node.rank:
            return above
    return stack[0]


def _labelled_node(stack: Sequence[Node], node: Node) -> Node:
    """What a labelled line without a mark holds for: the item before it, or, after several items, all of them."""
    before = next((above for above in reversed(stack) if above.children and above.children[-1].labels), None)
    if before is not None and before.children[-1].rank >= LABELS:
        return before
    depth = len(stack) - 1
    listing = next((n for n, above in enumerate(stack) if above.rank >= OPENING and lists_things(above.text)), None)
    if listing and stack[listing].children:
        depth = listing - 1  # a list of things under a duty: "Hồ sơ gồm:"
    siblings = stack[depth - 1].children if depth else []
    leads = any(label.kind == LEAD for label in node.labels)
    shared = leads or any(label.kind == PARTNER for label in node.labels)
    if stack[depth].rank < ALPHA and (
        not leads or any(child.children or said_in(child.text).who for child in siblings)
    ):
        siblings = []
    alone = not any(child.labels for each in siblings for child in each.children)
    return stack[depth - 1] if shared and alone and len(siblings) > 1 else stack[depth]


def _is_said(node: Node) -> bool:
    """Whether a node is a sentence, which a paragraph after it does not go on."""
    return node.rank > ARTICLE and node.text.endswith((".", ";")) and not whole(node.text)
