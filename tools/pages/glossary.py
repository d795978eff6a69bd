"""The glossary: one row for every key of the input, with its term, where it is used, and what the standard says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pages.fields import groups_of
from pages.markdown import code, lines, page, plain, table
from reportgen.kinds import all_kinds
from reportgen.model.co_quan import CoQuan
from reportgen.sources.schema import Field, fields_of
from reportgen.standard import all_standards
from reportgen.text.collation import sort_key

GLOSSES = Path(__file__).parent / "thuat_ngu.yaml"


@dataclass(frozen=True)
class Use:
    """A field in one model, on one page."""

    entry: Field
    model: type
    kind: str


def pages() -> Mapping[str, str]:
    """Give the page below `docs/`."""
    used = uses()
    rows = [_row(slug, used[slug]) for slug in sorted(used, key=lambda slug: (_sort(used[slug]), slug))]
    head = ("Thuật ngữ", "Khoá", "Dùng ở", "Nghĩa", "Tiếng Anh", "Khoản")
    return {"tu-dien.md": page("# Từ điển thuật ngữ", _INTRODUCTION, table(head, rows))}


_INTRODUCTION = (
    "Mỗi khoá của tệp đầu vào một dòng. Một khoá có thể mang tên hơi khác nhau ở từng nhóm; nghĩa ghi theo từng nhóm. "
    "Dưới tên loại văn bản là tên nhóm trong mã nguồn. Cột «Khoản» dẫn quy định về thể thức, nếu quy định có nói tới."
)


def uses() -> Mapping[str, list[Use]]:
    """Find every field a clerk may type, by its key."""
    found: dict[str, list[Use]] = defaultdict(list)
    roots = [("co_quan", CoQuan, "Cơ quan"), *((kind.id, kind.model, kind.label) for kind in all_kinds().values())]
    for page_name, model, label in roots:
        without = frozenset() if page_name == "co_quan" else frozenset({"co_quan"})
        for group in groups_of(model, label, without):
            for slug, entry in fields_of(group.model).items():
                found[slug].append(Use(entry, group.model, page_name))
    return found


@cache
def glosses() -> Mapping[str, Mapping[str, str]]:
    """Read the English glosses and what ties a key to the standard."""
    content: dict[str, Any] = yaml.safe_load(GLOSSES.read_text(encoding="utf-8"))
    return content


def clause_of(gloss: Mapping[str, str]) -> str:
    """Give the clause of a gloss: written there, or that of a component of the newest regulation that has it.

    Raises:
        LookupError: No regulation knows the component.
    """
    name = gloss.get("component")
    if name is None:
        return gloss.get("clause", "")
    for standard in reversed(all_standards()):
        if name in standard.components:
            return standard.components[name].clause
    raise LookupError(f"no component {name}")


def _row(slug: str, used: list[Use]) -> list[str]:
    gloss = glosses().get(slug, {})
    return [
        lines(_distinct(plain(use.entry.label) for use in used)),
        code(slug),
        lines([*_distinct(f"[{use.kind}](loai/{use.kind}.md)" for use in used), f"<sub>{_models(used)}</sub>"]),
        lines(_distinct(plain(use.entry.description) for use in used)),
        plain(gloss.get("en", "")),
        plain(clause_of(gloss)),
    ]


def _models(used: list[Use]) -> str:
    return ", ".join(_distinct(sorted(use.model.__name__ for use in used)))


def _distinct(texts: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(texts))


def _sort(used: list[Use]) -> Any:
    return sort_key(used[0].entry.label)
