"""What can refuse a write: one class a cause, and the one place that tells causes apart."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from reportgen.errors import ReportgenError

#: Windows: sharing violation, lock violation (the file is open in Word).
_WINDOWS_LOCKED = frozenset({32, 33})
#: Windows: file name or extension too long.
_WINDOWS_TOO_LONG = frozenset({206})
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NOT_A_FOLDER = frozenset({errno.ENOTDIR, errno.EEXIST})
#: Old Windows takes paths up to here and calls a longer one "not found".
_WINDOWS_PATH_LIMIT = 259


class OutputError(ReportgenError):
    """The output folder or a file in it refused the write; `params` holds `file`."""

    code = "ghi-that-bai"
    #: Whether the other documents of the run meet the same obstacle.
    stops_run = True


class FileLockedError(OutputError):
    """The target is open in Word, or may not be replaced."""

    code = "tep-dang-mo"
    stops_run = False


class PathTooLongError(OutputError):
    """The path is longer than the system takes."""

    code = "duong-dan-qua-dai"
    stops_run = False


class TargetIsFolderError(OutputError):
    """A folder has the name that the document should get."""

    code = "ten-la-thu-muc"
    stops_run = False


class AlreadyThereError(OutputError):
    """A file that may only be made new is there already."""

    code = "tep-da-co"


class FolderMissingError(OutputError):
    """The folder of a single file is not there."""

    code = "thu-muc-khong-co"


class FolderGoneError(OutputError):
    """The output folder, or our part of it, went away during the run: a stick pulled out, a folder renamed."""

    code = "thu-muc-mat"


class DiskFullError(OutputError):
    """No room left for the file."""

    code = "dia-day"


class FolderRefusedError(OutputError):
    """The output folder may not be written."""

    code = "thu-muc-khong-ghi-duoc"


class NotAFolderError(OutputError):
    """Where the output folder should be stands a file."""

    code = "noi-ra-khong-phai-thu-muc"


class SubfolderRefusedError(FolderRefusedError):
    """A folder inside the output folder may not be written; the others may."""

    stops_run = False


class SubfolderIsFileError(NotAFolderError):
    """A file stands where a folder inside the output folder should be."""

    stops_run = False


class OutsideFolderError(OutputError):
    """A link leads out of the output folder."""

    code = "duong-dan-ra-ngoai"
    stops_run = False


class RunInProgressError(OutputError):
    """Another run is writing into the same folder."""

    code = "dang-co-lan-chay-khac"


def from_os_error(error: OSError, path: Path) -> OutputError:
    """Say which refusal an OSError was.

    Args:
        error: As the system raised it.
        path: The file or folder that was being written, as the user knows it.
    """
    windows_code = getattr(error, "winerror", None)
    if _is_too_long(error, path):
        return PathTooLongError(file=str(path))
    if error.errno in _DISK_FULL:
        return DiskFullError(file=str(path))
    if error.errno == errno.ENOENT:
        return FolderMissingError(file=str(path.parent))
    if error.errno in _NOT_A_FOLDER:
        return NotAFolderError(file=str(path))
    if windows_code in _WINDOWS_LOCKED or error.errno in _REFUSED:
        return _refusal(windows_code, path)
    return OutputError(file=str(path), reason=f"{error.errno}: {error.strerror}")


def in_subfolder(failure: OutputError) -> OutputError:
    """Say of a refusal that only one folder inside the output folder refuses."""
    match failure:
        case FolderRefusedError():
            return SubfolderRefusedError(**failure.params)
        case NotAFolderError():
            return SubfolderIsFileError(**failure.params)
    return failure


def _is_too_long(error: OSError, path: Path) -> bool:
    windows_code = getattr(error, "winerror", None)
    if windows_code in _WINDOWS_TOO_LONG or error.errno == errno.ENAMETOOLONG:
        return True
    return windows_code is not None and error.errno == errno.ENOENT and len(str(path.absolute())) > _WINDOWS_PATH_LIMIT


def _refusal(windows_code: int | None, path: Path) -> OutputError:
    """Elsewhere than on Windows an open file may be replaced: there it is always the folder that refuses."""
    if windows_code is not None and _exists(path):
        return FileLockedError(file=str(path))
    return FolderRefusedError(file=str(path if os.path.isdir(path) else path.parent))  # noqa: PTH112 -- never raises


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
