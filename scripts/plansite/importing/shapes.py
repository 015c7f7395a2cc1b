"""What a node of an outline is by its shape: an opening line, details, duties under a duty."""

import re
from collections.abc import Sequence
from typing import Final

from plansite.importing.bodies import Body, bodies
from plansite.importing.dues import due
from plansite.importing.duties import Passage
from plansite.importing.headings import Heading, heading_of
from plansite.importing.labels import LEAD
from plansite.importing.outline import PLAIN, Node
from plansite.importing.sections import acts, kind_of_section, lists_things
from plansite.importing.sentences import Said, said_in
from plansite.importing.splitting import closes

_GIVEN: Final = re.compile(r"phân công|trách nhiệm|tổ chức thực hiện", re.IGNORECASE)
"""A heading over those who are to do things."""
_NO_BODY: Final = re.compile(
    r"^(?:Công tác|Giai đoạn|Bước|Đợt|Việc|Về|Hoạt động|Chuyên đề|Nội dung|Tháng|Quý|Năm|Tuần)(?!\w)"
    r"|[.;]|(?:19|20)\d\d"
)


def stands_alone(node: Node) -> bool:
    """Whether what stands under a duty is none of its details: a table, a sentence with a subject, a plan's end."""
    return node.table is not None or (node.rank == PLAIN and (closes(node.text) or bool(said_in(node.text).who)))


def opened(node: Node) -> list[Node]:
    """A node, or what stands below it where it only opens a list: "Trong đó:", "Cụ thể:"."""
    opens = node.children and node.text.endswith(":") and len(node.text.split()) < 5 and not node.labels
    return node.children if opens else [node]


def are_duties(items: Sequence[Node]) -> bool:
    """Whether what stands under a duty are duties themselves."""
    count = sum(acts(item.text) or led(item) or due(item.text, None) is not None for item in items)
    return count * 2 >= len(items) and all(item.rank < PLAIN for item in items)


def led(node: Node) -> bool:
    """Whether a node, or a line below it, says who leads it."""
    return bool(said_in(node.text).who) or any(label.kind == LEAD for child in node.children for label in child.labels)


def are_given(node: Node) -> bool:
    """Whether what stands below a node is headed by who answers for it: most of it is, by names that are known."""
    items = [child for child in node.children if not child.labels and child.rank < PLAIN]
    named = sum(heading_of(item.text) is not None for item in items)
    return named * 2 >= len(items) > 1 or (named > 0 and _GIVEN.search(node.text) is not None)


def placed(node: Node) -> Heading | None:
    """Who answers by the place of a heading, beside others that name bodies: "Giáo viên bộ môn: Lồng ghép …"."""
    name, _, rest = node.text.partition(":")
    others = any(child.labels for child in node.children)  # who answers below is said there
    told = acts(rest.strip()) if rest.strip() else node.heads and not others
    name = re.sub(r"\s*\([^()]*\)", "", name)
    known = bodies(name)
    more = name[known[-1].end :] if known else ""  # "Nhân viên y tế, văn thư"
    listed = not any(acts(more[sign.end() :]) for sign in re.finditer(r"[\s,]+", more))
    beyond = bodies(node.text)[-1:]
    thing = (
        (beyond and beyond[0].end > len(name))
        or acts(name)
        or _NO_BODY.search(name)
        or lists_things(name)
        or kind_of_section(name)
    )
    if (
        not told
        or not listed
        or thing
        or len(name.split()) > (24 if known else 12)
        or not name[:1].isupper()
        or node.rank >= PLAIN
    ):
        return None
    return Heading((Body(0, len(name), name.strip()),), rest.strip(), False)


def only_opens(text: str, said: Said) -> bool:
    """Whether a sentence says who acts and nothing of what: "Sở A chủ trì, phối hợp với Sở B:"."""
    rest = text[said.predicate :]
    names = sum(len(body.name.split()) + 1 for body in said.partners)
    announces = re.search(r"(?:các|những) (?:việc|công việc|nhiệm vụ) sau(?: đây)?(?!\w)", text) is not None
    return text.endswith(":") and (announces or len(rest.split()) - names < 12) and not said.labels


def marked(node: Node) -> str:
    """A node's own words with their mark; a table's by rows."""
    return node.raw or node.text or "; ".join(row.text for row in (node.table.rows if node.table else ()))


def passage(node: Node, level: int, placed: bool = True) -> Passage:
    """A node as text that is no duty."""
    return Passage(node.line, marked(node), level, placed, node.rank < PLAIN or bool(node.labels))
