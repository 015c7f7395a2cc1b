"""The reference of the check's rules, for editors."""

from plansite.check.registry import Rule, rules
from plansite.language.folding import fold
from plansite.model import SOURCE_LANG, Section
from plansite.weaving.view import View


def reference(view: View, section: Section) -> str:
    """Every rule by its title, with an anchor to which messages lead."""
    each = sorted(rules().values(), key=lambda rule: fold(rule.say(view.lang).title))
    return "\n\n".join(_rule(view, rule, section.level + 1) for rule in each)


def _rule(view: View, rule: Rule, level: int) -> str:
    said = rule.say(view.lang)
    lang = view.lang if view.lang in rule.says else SOURCE_LANG
    title = f"{'#' * level} {view.foreign(said.title) if lang != view.lang else said.title} {{#{rule.id}}}"
    how = f"`{rule.id}` – {view.say(f'rule.{rule.severity}')}"
    why = said.why if lang == view.lang else f'<div lang="{lang}" markdown="1">\n\n{said.why}\n\n</div>'
    examples = (f"{view.say(f'rule.{name}')}:\n\n```text\n{getattr(rule, name)}\n```" for name in ("wrong", "right"))
    return "\n\n".join((title, how, why, *examples))
