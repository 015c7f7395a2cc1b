"""A folder built aside takes the place of the last one whole: after a kill at any moment one of the two is there."""

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from plansite.report import Refusal

_ASIDE: Final = ".site-"
"""How the folders begin in which sites are built."""
_LAST: Final = "last"
FORMER: Final = "former"
"""What leads, beside a folder that is built, to the one whose place it takes."""
_HERE: Final = -100  # AT_FDCWD: paths from the working folder.
_EXCHANGE: Final = 2  # RENAME_EXCHANGE
_READABLE: Final = 0o644
"""What a web server of another user may do with a file, and its owner."""
_UNABLE: Final = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """A new folder beside a target, for what shall take its place; it is removed in the end.

    What a build that was killed left there is put right first. Raises Refusal where the target cannot be replaced or
    another build is at work beside it.
    """
    if target.exists() and not target.is_dir():
        raise Refusal(f"“{target}” là một tệp, không phải thư mục.")
    if target.is_mount():
        raise Refusal(f"“{target}” là một điểm gắn (mount), không thay được cả thư mục: hãy gắn thư mục chứa nó.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target.parent):
        _sweep(target)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=_ASIDE, ignore_cleanup_errors=True) as folder:
            Path(folder, FORMER).symlink_to(target)
            yield Path(folder)


def write(built: Path, file: Path, data: bytes) -> None:
    """Write a file of a site that is built in a workplace: where the last site has the same there, it is that file.

    To make a file anew, and to remove the last one, takes a file system far longer than to give it a second name.
    """
    last = built.with_name(FORMER) / file.relative_to(built)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # It may be the last site's, which stays as it is.
    try:
        if last.stat().st_mode & 0o777 == _READABLE and last.read_bytes() == data:
            file.hardlink_to(last)
            return
    except OSError:
        pass
    file.write_bytes(data)


def put(fresh: Path, target: Path) -> None:
    """Put a finished folder, which lies in the target's workplace, in the target's place."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchanged(fresh, target):
        last = fresh.with_name(_LAST)
        target.rename(last)
        try:
            fresh.rename(target)
        except BaseException:
            last.rename(target)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or its file system cannot."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(other))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other build work in a folder; the system gives it free when the process ends, however it ends."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise Refusal(f"Một lần dựng khác đang chạy trong “{folder}”; chờ nó xong rồi dựng lại.") from error
    except OSError:  # A file system that locks no folders.
        pass
    try:
        yield
    finally:
        os.close(handle)


def _sweep(target: Path) -> None:
    """Put a site back that a kill took away, and remove what is left of builds."""
    for left in sorted(target.parent.glob(f"{_ASIDE}*")):
        if not target.exists() and (left / _LAST).is_dir():
            (left / _LAST).rename(target)
        shutil.rmtree(left, ignore_errors=True)
