"""Printed values: escaped whatever they hold, remembered only as far as that is safe and small."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.render.escaping import PlainDataError, Printed, in_document, in_property


@given(st.text() | st.text("&<>_{}%\u2011–“\x7f\x85\uffff\ud800 ", max_size=6))
def test_a_value_is_printed_as_it_is_escaped_the_first_time_and_again(value: str) -> None:
    for escape in (in_document, in_property):
        printed = Printed(escape)
        try:
            expected = escape(value).encode()
        except PlainDataError:
            with pytest.raises((PlainDataError, UnicodeEncodeError)):
                printed[value]
        else:
            assert printed[value] == printed[value] == expected


@given(st.text("&<>_{}%\u2011–“aă ]", max_size=12))
def test_what_is_printed_reads_back_as_the_value(value: str) -> None:
    read = etree.fromstring(f"<a><t xmlns:w='w'>{in_property(value)}</t></a>")
    assert "".join(read.itertext()) == value


@pytest.mark.parametrize("value", [True, False, None, 1.0, 0.0, b"1", ["1"], {"1": "1"}, ("1",)], ids=repr)
def test_what_equals_a_number_or_a_text_but_is_none_is_refused(value: object) -> None:
    printed = Printed(in_document)
    assert (printed[1], printed[0], printed["1"]) == (b"1", b"0", b"1")
    with pytest.raises((PlainDataError, TypeError)):
        printed[value]


def test_only_so_much_is_remembered() -> None:
    printed = Printed(in_document)
    for number in range(20_000):
        assert printed[f"chữ {number}"] == f"chữ {number}".encode()
    assert len(printed) <= 4096
    size = len(printed)
    assert printed["dài " * 1000] == ("dài " * 1000).encode()
    assert len(printed) == size
