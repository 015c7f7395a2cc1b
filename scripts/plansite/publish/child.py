"""A program that this process runs, and that ends with it: when it is interrupted, ended by a signal, or killed."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from typing import NoReturn

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def run(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """Run a program to its end and return its exit code; with this process it ends, and all that it started too."""
    with subprocess.Popen(words, cwd=folder, env=environment, process_group=0, preexec_fn=end_with_parent) as process:
        try:
            return process.wait()
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            raise


def fork(work: Callable[[], object]) -> int:
    """Do something in a copy of this process, which ends with this one; returns its id. It says nothing of a failure:
    what matters is done again by who waits for it."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        end_with_parent()
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def end_with_parent() -> None:
    """Let the system kill this process as soon as the one that started it is no more, where it can (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


@contextmanager
def tidy_end() -> Iterator[None]:
    """Let a signal that asks this process to end leave as an exception does, so that nothing is left behind."""

    def leave(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)

    if current_thread() is not main_thread():  # Only the main thread hears signals.
        yield
        return
    former = {each: signal.signal(each, leave) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)
