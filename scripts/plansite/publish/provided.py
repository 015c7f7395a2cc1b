"""What the tool brings beside its code: theme, hook, settings, workflows, guides.

They lie in the project's own folder, where its build takes them from, and in the wheel under the same names
(`pyproject.toml`), so that there is one of each.
"""

from pathlib import Path
from typing import Final

import plansite

_PACKAGE: Final = Path(plansite.__file__).parent
_IN_WHEEL: Final = _PACKAGE / "provided"
ROOT: Final = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent.parent
THEME: Final = ROOT / "overrides"
HOOK: Final = ROOT / "scripts" / "mkdocs_hook.py"
PAGES: Final = ROOT / "scripts" / "mkdocs_pages.py"
SETTINGS: Final = ROOT / "mkdocs.yml"
