"""Document kinds, one folder each. A folder registers itself: it is found because it is here.

A kind's folder exposes `KIND` in its `__init__`; nothing outside the folder names it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from reportgen.model.van_ban import VanBan
from reportgen.render.blocks import Layout
from reportgen.standard import Standard

#: What a template sees: plain text, lists, mappings and booleans, all wording decided.
Context: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is made under: the standard in force and whether it is a draft."""

    standard: Standard
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document («loại văn bản»).

    Args:
        id: The folder's name, an ASCII slug.
        label: Vietnamese name, as `reportgen loai` lists it.
        summary: One Vietnamese sentence: when a clerk uses it.
        model: The pydantic model of its data.
        context: Decides all wording: the model to what the template sees.
        layouts: Layout by variant name; "" is the usual one. Each becomes one Word template per profile.
        variant: Chooses the layout for one context.
        folder: Where the kind's sample input stands.
    """

    id: str
    label: str
    summary: str
    model: type[VanBan]
    context: Callable[[Any, Setting], Context]
    layouts: Mapping[str, Layout]
    folder: Path
    variant: Callable[[Context], str] = lambda _context: ""

    @property
    def sample_path(self) -> Path:
        """The sample input of this kind (YAML: `co_quan` and the record in one file)."""
        return self.folder / "sample.yaml"


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Find every kind, by id, in alphabetical order."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if info.ispkg and not info.name.startswith("_"))
    kinds = (importlib.import_module(f"{__name__}.{name}").KIND for name in names)
    return {kind.id: kind for kind in kinds}
