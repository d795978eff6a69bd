"""Failures of the world: a file missing or locked, a full disk, a broken template. One class each.

Every class carries the exit code of the command; its Vietnamese sentence and advice live in `messages`
under the class's `code`.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

#: What systems refuse every day, in words for people; the rest is told as the system says it.
_REASONS: Mapping[int | None, str] = MappingProxyType(
    {
        errno.EACCES: "không có quyền",
        errno.EPERM: "không có quyền",
        errno.ENOSPC: "hết chỗ trên đĩa",
        errno.EIO: "ổ đĩa không đọc, ghi được",
        errno.ELOOP: "liên kết dẫn vòng về chính nó",
        errno.ENAMETOOLONG: "tên quá dài",
    }
)


class ExitCode(IntEnum):
    """What the command answers to the shell (the public contract)."""

    OK = 0
    DATA = 1
    USAGE = 2
    WORLD = 3
    BUG = 70


class ReportgenError(Exception):
    """Base of all failures that a user may meet; `params` fill the sentence of `code` in `messages`."""

    code = "loi-khac"
    exit_code = ExitCode.WORLD

    def __init__(self, **params: str) -> None:
        super().__init__(self.code, params)
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        """Let a failure travel between processes whole."""
        return _revive, (type(self), self.params)


def _revive(kind: type[ReportgenError], params: dict[str, str]) -> ReportgenError:
    return kind(**params)


def reason_of(error: OSError) -> str:
    """Say why the system refused, for a sentence of `messages`."""
    return _REASONS.get(error.errno) or error.strerror or type(error).__name__
