"""File names of documents: readable, the same on every system, safe to copy to Windows.

A name holds only ASCII letters, digits, `-` and `_`, always with a `_` before the kind, so that neither a path
separator nor a device name of Windows (`CON`, `NUL` …) can come out of what a clerk typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.text.slugs import kebab

#: Longest name, extension included: leaves room for the folders above within the 260 characters of old Windows.
MAX_NAME = 120
EXTENSION = ".docx"
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


def draft_name(du_thao_lan: int | None, kind_id: str, trich_yeu: str) -> str:
    """Name the file of a draft, which has no number yet.

    Args:
        du_thao_lan: Which draft it is, or None if that is not said.
        kind_id: Slug of the kind.
        trich_yeu: The subject; its first words (up to 40 characters) tell drafts of one kind apart. May be empty.

    Returns:
        For instance "du-thao-lan-1_quyet-dinh-giam-sat_giam-sat-viec-lanh-dao.docx".
    """
    draft = "du-thao" if du_thao_lan is None else f"du-thao-lan-{du_thao_lan}"
    return _join(draft, kebab(kind_id), cut(kebab(trich_yeu), _MAX_SUBJECT))


def collisions(names: Sequence[str]) -> list[tuple[int, int]]:
    """Find names that are one file on a system that ignores case.

    Returns:
        Pairs (index of the first use, index of the later use), in order of the later use.
    """
    first: dict[str, int] = {}
    pairs = []
    for index, name in enumerate(names):
        earlier = first.setdefault(name.casefold(), index)
        if earlier != index:
            pairs.append((earlier, index))
    return pairs


def cut(words: str, limit: int) -> str:
    """Shorten words joined by `-` to at most `limit` characters, between words where there is a choice."""
    if len(words) <= limit:
        return words
    whole = words[: limit + 1].rpartition("-")[0]
    return whole or words[:limit]


def _join(*parts: str) -> str:
    stem = "_".join(part for part in parts if part)
    return stem[: MAX_NAME - len(EXTENSION)].rstrip("-_") + EXTENSION
