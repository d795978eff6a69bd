"""The ends that a document may come to in its folder."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What becomes of a document: new, in place of our own, the same as is there, left as a person changed it with
    nothing newer to put there (EDITED) or with a newer one not written (KEPT), or put beside that (BESIDE).
    """  # noqa: D205 -- one list

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    KEPT = "kept"
    BESIDE = "beside"
