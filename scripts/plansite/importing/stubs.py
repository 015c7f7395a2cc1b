"""Stubs of a translation: a page for each page, its headings in place, nothing said that is not translated."""

import re
from typing import Final

_TASK: Final = re.compile(r"(#+ NV-\d+\.) (.*)")
_FACT: Final = re.compile(r"- \*\*[^*:]+:\*\* ")
_KEPT: Final = re.compile(r"<!-- plansite: |- \[")


def stub_of(text: str, mark: str) -> str:
    """A page's stub: headings, markers and links stay, marked as not translated; facts and prose go."""
    lines: list[str] = []
    front = 0
    for line in text.split("\n"):
        if line == "---" and front < 2:
            front += 1
            lines.append(line)
        elif front == 1 or not line or _KEPT.match(line):
            lines.append(line)
        elif line.startswith("#"):
            lines.append(_heading(line, mark))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _heading(line: str, mark: str) -> str:
    task = _TASK.fullmatch(line)
    if task:
        return f"{task.group(1)} [{mark}] {task.group(2)}".replace("[", "(").replace("]", ")")
    signs, title = line.split(" ", 1)
    return f"{signs} ({mark}) {title}"
