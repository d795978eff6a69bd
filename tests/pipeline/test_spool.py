"""Documents waiting outside of memory come back as they were."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.pipeline.outcomes import Planned
from reportgen.pipeline.spool import Spool
from reportgen.pipeline.types import Filled, Head
from reportgen.problems import Position

TEXT = st.text(max_size=20)
POSITIONS = st.builds(
    Position,
    TEXT,
    st.one_of(st.none(), st.integers(1, 9)),
    st.none(),
    st.one_of(st.none(), TEXT),
    st.one_of(st.none(), st.just("B7")),
)
HEADS = st.builds(Head, TEXT, TEXT, TEXT, TEXT, TEXT, POSITIONS, st.integers(1, 99))
FILLED = st.builds(Filled, TEXT, TEXT, st.binary(max_size=50))


@given(st.lists(st.tuples(st.integers(0, 10**6), HEADS, FILLED), max_size=8))
def test_everything_comes_back_in_order_and_in_any_order(kept: list[tuple[int, Head, Filled]]) -> None:
    spool = Spool()
    for ordinal, head, filled in kept:
        spool.add(ordinal, head, filled)
    assert len(spool) == len(kept)
    assert list(spool) == [Planned(i, o, h, f.template, f.record_sha256) for i, (o, h, f) in enumerate(kept)]
    assert [spool.body(index) for index in reversed(range(len(kept)))] == [one.body for _, _, one in reversed(kept)]
    if kept:
        spool.add(7, kept[0][1], Filled(body=b"later"))
        assert spool.body(len(kept)) == b"later"
        assert spool.body(0) == kept[0][2].body


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no such limit")
def test_a_full_disk_is_told_even_where_the_spool_is_only_read() -> None:
    """Reading an earlier document writes what waits first; in a process of its own, whose files may not grow."""
    script = (
        "import resource; from reportgen.pipeline.spool import Spool, SpoolError;"
        "from reportgen.pipeline.types import Filled, Head; from reportgen.problems import Position;"
        "spool, head = Spool(), Head('a', 'b', '', '', '', Position('c'), 1);"
        "[spool.add(number, head, Filled('t', 'x', bytes(4_000_000))) for number in range(3)]; spool.flush();"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1)); spool.add(3, head, Filled('t', 'x', b'waits'))\n"
        "try: spool.body(0)\n"
        "except SpoolError as error: print(error.code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "cho-tam-day\n"
