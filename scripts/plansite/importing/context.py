"""What holds where a node of an outline stands."""

from dataclasses import dataclass, field, replace

from plansite.importing.duties import Facts
from plansite.importing.outline import ANNEX, Node


@dataclass(frozen=True, slots=True)
class Context:
    """What holds where a node stands."""

    kind: str | None = None
    facts: Facts = field(default_factory=Facts)
    place: tuple[str, ...] = ()
    annex: str = ""
    level: int = 0
    year: int | None = None
    given: bool = False
    """Whether what stands here is headed by who answers for it."""

    @property
    def assigned(self) -> bool:
        """Whether someone answers for what stands here."""
        return bool(self.facts.who)

    def below(self, node: Node) -> "Context":
        """The context of what stands below a node."""
        annex = node.name if node.rank == ANNEX else self.annex
        place = () if node.rank == ANNEX else ((*self.place, node.name) if node.name else self.place)
        return replace(self, place=place, annex=annex, level=self.level + 1, given=False)

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
