"""Document kinds, one folder each. A folder registers itself: it is found because it is here.

A kind's folder exposes `KIND` in its `__init__`; nothing outside the folder names it. Nothing of a folder is loaded
before it is needed: a kind when somebody asks for it, its wording when a document is worded, its layout when a template
is built.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from reportgen.text.slugs import fold

if TYPE_CHECKING:
    from types import ModuleType

    from reportgen.model.van_ban import VanBan
    from reportgen.render.blocks import Layout
    from reportgen.standard import Standard

#: What a template sees: plain text, lists, mappings and booleans, all wording decided.
Context: TypeAlias = dict[str, Any]


class Setting(NamedTuple):
    """What a document is made under: the standard in force and whether it is a draft."""

    standard: Standard
    draft: bool = False


class Kind(NamedTuple):
    """A kind of document («loại văn bản»).

    Args:
        id: The folder's name, an ASCII slug.
        label: Vietnamese name, as `reportgen loai` lists it.
        summary: One Vietnamese sentence: when a clerk uses it.
        model: The pydantic model of its data.
        folder: Where its other parts stand: `context.py`, `layout.py` and the sample input.
    """

    id: str
    label: str
    summary: str
    model: type[VanBan]
    folder: Path

    @property
    def context(self) -> Callable[[Any, Setting], Context]:
        """Decides all wording, the model to what the template sees: `build_context` of the folder's `context.py`."""
        build_context: Callable[[Any, Setting], Context] = self._part("context").build_context
        return build_context

    @property
    def variant(self) -> Callable[[Context], str]:
        """Chooses the layout for one context: `choose_variant` of `context.py`; a kind of one layout has none."""
        choose_variant: Callable[[Context], str] = getattr(self._part("context"), "choose_variant", _usual_layout)
        return choose_variant

    @property
    def layouts(self) -> Mapping[str, Layout]:
        """Layout by variant name, "" the usual one, each a Word template per standard: `LAYOUTS` of `layout.py`."""
        layouts: Mapping[str, Layout] = self._part("layout").LAYOUTS
        return layouts

    @property
    def sample_path(self) -> Path:
        """The sample input of this kind (YAML: `co_quan` and the record in one file)."""
        return self.folder / "sample.yaml"

    def _part(self, name: str) -> ModuleType:
        return _module(f"{self.id}.{name}")


@cache
def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


def _usual_layout(_context: Context) -> str:
    return ""


class KindShelf(Mapping[str, Kind]):
    """The kinds by id, in alphabetical order; each is loaded when it is asked for.

    Args:
        ids: Their ids.
    """

    def __init__(self, ids: tuple[str, ...]) -> None:
        self._ids = ids

    def __getitem__(self, kind_id: str) -> Kind:
        if kind_id not in self._ids:
            raise KeyError(kind_id)
        kind: Kind = _module(kind_id).KIND
        return kind

    def __contains__(self, kind_id: object) -> bool:
        return kind_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Find every kind, by id, in alphabetical order; none of them is loaded by that."""
    found = (file.parent.name for folder in __path__ for file in Path(folder).glob("[!_]*/__init__.py"))
    return KindShelf(tuple(sorted(found)))


class KindNames:
    """Finds kinds by what people call them: id or label, however it is spelled.

    Args:
        kinds: The kinds, by id.
    """

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        self._ids = {fold(kind_id): kind_id for kind_id in kinds}

    def find(self, name: str) -> Kind | None:
        """Return the kind of this name, or None. An id, or a label that is spelled like it, loads no other kind."""
        key = fold(name)
        kind_id = self._ids.get(key)
        return self.spellings.get(key) if kind_id is None else self._kinds[kind_id]

    @cached_property
    def spellings(self) -> Mapping[str, Kind]:
        """Every kind by the folded spellings of its names: for telling which one was meant."""
        return {fold(name): kind for kind in self._kinds.values() for name in (kind.label, kind.id)}
