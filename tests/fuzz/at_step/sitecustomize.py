"""Every process of a build counts the steps at which it changes a file or starts a process, and may die at one.

Python runs this at its start where this folder stands in `PYTHONPATH`. A step is what is done and the line, of the
program or of MkDocs, that does it; the file that `STEPS_FILE` names takes each with its count, and at the count that
`STEP_TO_DIE` gives after the step the process kills itself.
"""

import os
import signal
import sys
from collections import Counter

CHANGES = {
    "os.fork",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.utime",
}
STARTS = {"ctypes.call_function", "os.posix_spawn", "shutil.copyfile", "shutil.rmtree", "subprocess.Popen"}
OURS = ("/plansite/", "/mkdocs/")
WRITES = os.O_WRONLY | os.O_RDWR


def line() -> str:
    """The line nearest to what happens, `package/module.py:12`; empty where only libraries are at work."""
    frame = sys._getframe(2)
    while frame:
        for part in OURS:
            if part in frame.f_code.co_filename:
                return f"{part[1:]}{frame.f_code.co_filename.rpartition(part)[2]}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]
    return ""


def count(event: str, args: tuple[object, ...]) -> None:
    """Count one event where it is a step, and die where it is the one."""
    if event == "open":
        file, _, flags = args
        if not (isinstance(flags, int) and flags & WRITES) or isinstance(file, int) or file == listed:
            return
    elif event not in CHANGES and event not in STARTS:
        return
    if not (place := line()):
        return
    counts[f"{event} {place}"] += 1
    step = f"{event} {place} {counts[f'{event} {place}']}"
    if listed:
        with open(listed, "a", encoding="utf-8") as lines:  # noqa: PTH123
            lines.write(f"{step}\n")
    if step == last:
        os.kill(os.getpid(), signal.SIGKILL)


counts = Counter[str]()
listed = os.environ.get("STEPS_FILE", "")
last = os.environ.get("STEP_TO_DIE", "")
if listed or last:
    sys.addaudithook(count)
