"""Whatever value of a record is wrong, the record is refused with a problem, never with a crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.intake import Options, load
from reportgen.kinds import Kind, all_kinds
from reportgen.problems import has_errors
from tests.support.records import plain_data, write

#: No field of any kind takes this.
NONSENSE = "?!"


def _wrong_at_each_place(data: Any) -> Iterator[Any]:
    """The data with nonsense in place of one value after the other; of a list, the first item's."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield {**data, key: NONSENSE}
            yield from ({**data, key: wrong} for wrong in _wrong_at_each_place(value))
    elif isinstance(data, list):
        yield [NONSENSE, *data[1:]]
        yield from ([wrong, *data[1:]] for wrong in _wrong_at_each_place(data[0]))


@pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])
@pytest.mark.parametrize("kind", all_kinds().values(), ids=all_kinds())
def test_nonsense_in_place_of_any_value_is_a_problem(tmp_path: Path, kind: Kind, draft: bool) -> None:
    for index, wrong in enumerate(_wrong_at_each_place(plain_data(kind.sample_path))):
        path = write(tmp_path / f"{index}.yaml", wrong)
        assert has_errors(load([path], None, Options(draft=draft), all_kinds()).problems), path.read_text("utf-8")
