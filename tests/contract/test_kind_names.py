"""The shelf of kinds: every kind answers to its own names, and none is loaded for another."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from reportgen.kinds import KindNames, all_kinds
from reportgen.text.slugs import fold


def test_no_two_kinds_answer_to_one_name() -> None:
    names = Counter(name for kind in all_kinds().values() for name in {fold(kind.id), fold(kind.label)})
    assert [name for name, count in names.items() if count > 1] == []


def test_a_kind_is_found_by_its_names_however_they_are_spelled(kind_id: str) -> None:
    kind, names = all_kinds()[kind_id], KindNames(all_kinds())
    for spelled in (kind.id, kind.id.replace("_", "-"), kind.label, kind.label.upper(), f" {kind.label} "):
        assert names.find(spelled) is kind, spelled
    assert names.find(f"{kind.label} nào đó") is None


def test_the_shelf_holds_the_kinds_under_their_ids(kind_id: str) -> None:
    kinds = all_kinds()
    assert kinds[kind_id].id == kind_id
    assert kind_id in kinds
    assert list(kinds) == sorted(kinds)
    assert len(kinds) == len(list(kinds.values()))
    # Modules of the room that are no kinds.
    for other in ("_common", "khong_co"):
        assert other not in kinds
        with pytest.raises(KeyError):
            kinds[other]


def test_asking_for_one_kind_loads_its_data_and_nothing_else(kind_id: str) -> None:
    script = (
        "import sys; from reportgen.kinds import KindNames, all_kinds; "
        f"kind = KindNames(all_kinds()).find({kind_id!r}); assert kind.id == {kind_id!r}; kind.model; "
        "print(*(name for name in sys.modules if name.startswith('reportgen.kinds.')))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True).stdout
    loaded = {name.removeprefix("reportgen.kinds.") for name in said.split()}
    assert {name.partition(".")[0] for name in loaded} == {kind_id}
    assert loaded.isdisjoint({f"{kind_id}.context", f"{kind_id}.layout"})
