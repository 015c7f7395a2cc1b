"""What was found, with the ids, names, slugs and pages that the drafts give it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plansite.importing.bodies import Body
from plansite.importing.documents import Cited, Own, cited_in, own_document
from plansite.importing.duties import Duty
from plansite.importing.naming import Named, named_bodies, same
from plansite.importing.plan import Found
from plansite.language.folding import slugify

AGENCIES = "co-quan"
GENERAL = "ke-hoach/nhiem-vu-chung.md"


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that the pages say, by key."""

    found: Found
    own: Own
    cited: Mapping[str, Cited]
    bodies: Mapping[str, Named]
    keys: Mapping[str, str]
    """A body by what its forms have in common to its page's slug."""
    ids: Mapping[int, str]
    """A duty, by identity, to its id."""
    homes: Mapping[int, str]
    """A duty, by identity, to its page."""

    def name(self, body: Body) -> str:
        """The one name by which the pages call a body."""
        return self.bodies[same(body.name)].name.replace(";", ",")

    def names(self, bodies: Sequence[Body]) -> str:
        """Several of them as a fact lists them."""
        return "; ".join(dict.fromkeys(self.name(body) for body in bodies))


def draft_of(found: Found) -> Draft:
    """Give duties their ids and pages, bodies their names and slugs."""
    cited = cited_in(found.whole, None if found.frame.wrapped else found.head.number)
    own = own_document(found.frame, found.head, cited)
    duties = [duty for duty, _ in found.duties()]
    bodies = named_bodies(body for duty in duties for body in (*duty.facts.who, *duty.facts.partners))
    keys: dict[str, str] = {}
    for key, named in bodies.items():
        slug = slugify(named.name)[:80].strip("-")
        keys[key] = slug if slug not in keys.values() else f"{slug}-{len(keys)}"
    ids = {id(duty): f"NV-{number:02}" for number, duty in enumerate(duties, 1)}
    homes: dict[int, str] = {}
    for duty, parent in found.duties():
        homes[id(duty)] = homes[id(parent)] if parent else _home(duty, bodies, keys)
    return Draft(found, own, cited, bodies, keys, ids, homes)


def _home(duty: Duty, bodies: Mapping[str, Named], keys: Mapping[str, str]) -> str:
    own = [same(body.name) for body in duty.facts.who if not bodies[same(body.name)].general]
    return f"{AGENCIES}/{keys[own[0]]}.md" if own else GENERAL
