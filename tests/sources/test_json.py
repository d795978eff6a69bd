"""JSON → the same raw values as YAML, or the problem at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.messages import explain
from reportgen.sources import ReadResult, read
from reportgen.sources.json_source import JsonReader, read_json
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar


def read_text(folder: Path, text: str) -> ReadResult:
    path = folder / "vao.json"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    return read(path)


def plain(node: RawNode) -> object:
    match node:
        case RawScalar():
            return node.text
        case RawList():
            return [plain(item) for item in node.items]
        case RawMapping():
            return {entry.key: plain(entry.value) for entry in node.entries}


def test_values_are_text_with_places(tmp_path: Path) -> None:
    result = read_text(
        tmp_path, '{\n  "so": 474,\n  "don_vi": [\n    {"ten": "Chi bộ \\"A\\""}, true, null, 1.10e5\n  ]\n}\n'
    )
    assert result.problems == ()
    assert result.document is not None
    assert plain(result.document) == {"so": "474", "don_vi": [{"ten": 'Chi bộ "A"'}, "true", "", "1.10e5"]}
    number, units = result.document.entries
    assert (number.key_position.line, number.key_position.column) == (2, 3)
    assert (number.value.position.line, number.value.position.column) == (2, 9)
    assert isinstance(units.value, RawList)
    assert [(item.position.line, item.position.column) for item in units.value.items] == [
        (4, 5),
        (4, 30),
        (4, 36),
        (4, 42),
    ]


def test_a_very_long_number_stays_text(tmp_path: Path) -> None:
    result = read_text(tmp_path, '{"so": ' + "9" * 5000 + "}")
    assert result.document is not None
    assert plain(result.document) == {"so": "9" * 5000}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"a": 1,\n}', "json-phay-thua", 2),
        ('{"a": [1,\n2,\n]}', "json-phay-thua", 3),
        ('{"a": "b"', "json-chua-dong", 1),
        ('{"a": [1, 2', "json-chua-dong", 1),
        ('{"a": "b\n}', "json-sai-cu-phap", 1),
        ('{"a": "b"\n"c": 1}', "json-sai-cu-phap", 2),
        ("{'a': 1}", "json-sai-cu-phap", 1),
        ('{"a": NaN}', "json-sai-cu-phap", 1),
        ('{\n"a": 012}', "json-sai-cu-phap", 2),
        ('{"a": 1} {"b": 2}', "json-sai-cu-phap", 1),
        ("[1, 2]", "goc-la-danh-sach", 1),
        ('"a"', "goc-la-chu", 1),
        ("", "tep-rong", 1),
        ("  \n", "tep-rong", 1),
        ("{}", "tep-rong", 1),
        ('{"a": "b\\u0000c"}', "ky-tu-la", 1),
        ('{"a": "b\\ud800c"}', "ky-tu-la", 1),
        ('{"a": "b\u2028c"}', "ky-tu-la", 1),
        ('{"a": ' + "[" * 40 + "]" * 40 + "}", "long-qua-sau", 1),
        ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "long-qua-sau", 1),
        ('{"a": ' + "[" * 100_000, "long-qua-sau", 1),
    ],
    ids=lambda text: repr(text)[:30],
)
def test_a_mistake_is_named_at_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    result = read_text(tmp_path, text)
    assert [(problem.code, problem.position.line) for problem in result.problems] == [(code, line)]
    explain(result.problems[0])


def test_a_repeated_key_is_kept_for_the_intake_to_name(tmp_path: Path) -> None:
    result = read_text(tmp_path, '{"a": 1, "a": 2}')
    assert result.document is not None
    assert [entry.key for entry in result.document.entries] == ["a", "a"]


_LETTERS = st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["Cc", "Mn"])
_TREES = st.recursive(
    st.text(_LETTERS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(_LETTERS), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.text(_LETTERS).map(str.strip), _TREES, min_size=1))
def test_what_json_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]) -> None:
    def stripped(value: object) -> object:
        if isinstance(value, dict):
            return {key.strip(): stripped(inner) for key, inner in value.items()}
        return [stripped(inner) for inner in value] if isinstance(value, list) else value

    path = tmp_path_factory.getbasetemp() / "vao.json"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    # Past the guard for text, which puts right what it reports.
    result = read_json(path)
    assert result.document is not None
    assert plain(result.document) == stripped(data)


@settings(deadline=None)
@given(
    st.dictionaries(st.text(), st.recursive(_TREES | st.integers() | st.booleans() | st.none(), st.lists)),
    st.sampled_from([None, 1]),
    st.booleans(),
)
def test_the_fast_way_finds_the_same_values_at_the_same_places(
    data: dict[str, object], indent: int | None, escaped: bool
) -> None:
    text = json.dumps(data, ensure_ascii=escaped, indent=indent)
    fast, by_token = JsonReader(Path("vao.json"), text), JsonReader(Path("vao.json"), text)
    fast.check_strictly()
    fast.take_tokens()
    by_token.take_tokens()
    assert fast.builder.root == by_token.builder.root
    assert fast.problems == by_token.problems
