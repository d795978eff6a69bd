"""Documents waiting outside of memory come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.pipeline.spool import Spool
from reportgen.pipeline.types import Head
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
HEADS = st.builds(Head, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, POSITIONS, st.integers(1, 99))


@given(st.lists(st.tuples(st.integers(0, 10**6), HEADS, st.binary(max_size=50)), max_size=8))
def test_everything_comes_back_in_order_and_in_any_order(kept: list[tuple[int, Head, bytes]]) -> None:
    spool = Spool()
    for ordinal, head, body in kept:
        spool.add(ordinal, head, body)
    assert len(spool) == len(kept)
    assert [(one.ordinal, one.head, one.index) for one in spool] == [(o, h, i) for i, (o, h, _) in enumerate(kept)]
    assert [spool.body(index) for index in reversed(range(len(kept)))] == [body for _, _, body in reversed(kept)]
    if kept:
        spool.add(7, kept[0][1], b"later")
        assert spool.body(len(kept)) == b"later"
        assert spool.body(0) == kept[0][2]
