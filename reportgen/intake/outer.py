"""The names that say what a record belongs to, not what it holds; each with what a clerk may type instead."""

from __future__ import annotations

from types import MappingProxyType

#: The keys that give a file its form.
TOP = MappingProxyType({"van_ban": "Văn bản", "chung": "Chung", "co_quan": "Cơ quan"})
KIND = MappingProxyType({"loai": "Loại", "loai_van_ban": "Loại văn bản"})
OFFICE = MappingProxyType({"co_quan": "Cơ quan", "co_quan_ban_hanh": "Cơ quan ban hành"})
OUTER_NAMES = frozenset((*TOP, *KIND, *OFFICE))
