"""File names of documents: readable, the same on every system, safe to copy to Windows.

A name holds only ASCII letters, digits, `-` and `_`, always with a `_` before the kind, so that neither a path
separator nor a device name of Windows (`CON`, `NUL` …) can come out of what a clerk typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count

from reportgen.text.short_keys import short_key
from reportgen.text.slugs import kebab

#: Longest name, extension included: leaves room for the folders above within the 260 characters of old Windows.
MAX_NAME = 120
EXTENSION = ".docx"
#: How the name of a document ends that stands beside one a person changed.
BESIDE = "_ban-moi"
_MAX_NUMBER = 40
_MAX_SUBJECT = 40


def numbered_name(so_ky_hieu: str, kind_id: str) -> str:
    """Name the file of a numbered document.

    Args:
        so_ky_hieu: Number and symbol as printed ("474-QĐ/HU"); its capitals are kept.
        kind_id: Slug of the kind ("quyet_dinh_giam_sat").

    Returns:
        For these examples "474-QD-HU_quyet-dinh-giam-sat.docx".
    """
    number = cut(kebab(so_ky_hieu, keep_case=True), _MAX_NUMBER) or "khong-so"
    return _join(number, kebab(kind_id))


def draft_name(du_thao_lan: int, kind_id: str, trich_yeu: str) -> str:
    """Name the file of a draft, which has no number yet.

    Args:
        du_thao_lan: Which draft it is.
        kind_id: Slug of the kind.
        trich_yeu: The subject; its first words (up to 40 characters) tell drafts of one kind apart. May be empty.

    Returns:
        For instance "du-thao-lan-1_quyet-dinh-giam-sat_giam-sat-viec-lanh-dao.docx".
    """
    return _join(f"du-thao-lan-{du_thao_lan}", kebab(kind_id), cut(kebab(trich_yeu), _MAX_SUBJECT))


def is_inside(name: str) -> bool:
    """Tell whether a name with folders (joined by `/`) stays inside the folder it is put in, on every system."""
    parts = name.split("/")
    return not any(part in {"", ".", ".."} for part in parts) and not set("\\:\0") & set(name)


def beside_names(name: str) -> Iterator[str]:
    """Yield, without end, the names for a new version of a document whose own name a person's file bears."""
    stem, _, ending = name.rpartition(".")
    for number in count(1):
        yield f"{stem}{BESIDE}{'' if number == 1 else f'-{number}'}.{ending}"


class NameBook:
    """Remembers the names of a batch, to find those that are one file on a system that ignores case.

    A name is kept as a few bytes, since a batch may hold tens of thousands.
    """

    def __init__(self) -> None:
        self._documents: dict[bytes, int] = {}
        self._folders: dict[bytes, int] = {}

    def take(self, name: str, index: int) -> int | None:
        """Note the name of a document.

        Returns:
            Index of the earlier document with the same name, or whose folder has it, or that bears the name of a
            folder of this one; None if there is none, and only then the name is noted.
        """
        key, folders = _name_key(name), [_name_key(folder) for folder in _folders(name)]
        taken = [self._documents.get(key), self._folders.get(key), *(self._documents.get(one) for one in folders)]
        earlier = next((one for one in taken if one is not None), None)
        if earlier is None:
            self._documents[key] = index
            for folder in folders:
                self._folders.setdefault(folder, index)
        return earlier


def cut(words: str, limit: int) -> str:
    """Shorten words joined by `-` to at most `limit` characters, between words where there is a choice."""
    if len(words) <= limit:
        return words
    whole = words[: limit + 1].rpartition("-")[0]
    return whole or words[:limit]


def _join(*parts: str) -> str:
    stem = "_".join(part for part in parts if part)
    return stem[: MAX_NAME - len(EXTENSION)].rstrip("-_") + EXTENSION


def _folders(name: str) -> Iterator[str]:
    while name := name.rpartition("/")[0]:
        yield name


def _name_key(name: str) -> bytes:
    return short_key(unicodedata.normalize("NFC", name).casefold())
