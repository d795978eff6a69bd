"""The ends that a document may come to in its folder."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What becomes of a document: new, in place of our own, the same as is there, left as a person changed it (KEPT),
    or put beside what a person changed (BESIDE).
    """  # noqa: D205 -- one list

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    BESIDE = "beside"
