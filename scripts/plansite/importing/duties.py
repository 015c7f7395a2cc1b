"""What importing finds: duties, the passages and headings around them, and what was unsure."""

from dataclasses import dataclass, field
from typing import TypeAlias

from plansite.importing.bodies import Body
from plansite.language.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at: where, what kind of thing, and what was made of it."""

    line: int
    kind: str
    text: str
    done: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a duty apart from its words. Values as written."""

    who: tuple[Body, ...] = ()
    role: str | None = None
    partners: tuple[Body, ...] = ()
    deadline: Deadline | None = None
    outputs: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    budget: str | None = None
    reports: str | None = None
    beneficiaries: tuple[str, ...] = ()

    def over(self, other: "Facts") -> "Facts":
        """These facts, and where one is not said the other's."""
        own_role = self.role or (None if self.who else other.role)
        return Facts(
            self.who or other.who, own_role, self.partners or other.partners, self.deadline or other.deadline,
            self.outputs or other.outputs, self.indicators or other.indicators, self.budget or other.budget,
            self.reports or other.reports, self.beneficiaries or other.beneficiaries,
        )  # fmt: skip

    def lines(self) -> tuple[str, ...]:
        """What they say, a line each, for where they cannot stand as facts."""
        said = (
            ("Cơ quan thực hiện", "; ".join(body.name for body in self.who)),
            ("Phối hợp", "; ".join(body.name for body in self.partners)),
            ("Thời hạn", self.deadline.text if self.deadline else ""),
            ("Sản phẩm", "; ".join(self.outputs)),
            ("Chỉ tiêu", "; ".join(self.indicators)),
            ("Kinh phí", self.budget or ""),
            ("Báo cáo", self.reports or ""),
            ("Đối tượng", "; ".join(self.beneficiaries)),
        )
        return tuple(f"{label}: {value}" for label, value in said if value)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty: its own words, the words that go with it, who answers, and where it stands."""

    line: int
    last: int
    text: str
    facts: Facts = field(default_factory=Facts)
    place: str = ""
    """As a source is written: "mục II.1", "Phụ lục I, STT 3"."""
    assigned: bool = True
    """Whether the document says or leaves no doubt that someone is to do it."""
    title: str = ""
    """A heading of its own, where the document gives it one."""
    details: tuple[str, ...] = ()
    """Lines that go with it: labels, contents of a list."""
    children: tuple["Duty", ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document, by depth from 0."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is no duty. `placed` where it belongs to its section, not where nobody knows."""

    line: int
    text: str
    level: int = 0
    placed: bool = True
    item: bool = False


Entry: TypeAlias = Duty | Heading | Passage
