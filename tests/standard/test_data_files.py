"""The data files themselves: encoding, repeated keys, nothing that YAML reads as something else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import reportgen.standard

FOLDER = Path(reportgen.standard.__file__).parent / "data"
FILES = sorted(FOLDER.glob("*.yaml"))

EACH = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_the_files_are_those_we_know() -> None:
    assert [path.stem for path in FILES] == ["co_quan", "hd05", "hd36", "hinh_thuc_ky", "ten_loai"]


@EACH
def test_file_is_utf8_nfc_without_tabs_and_ends_in_a_newline(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not text.startswith("\ufeff")
    assert "\t" not in text
    assert "\r" not in text
    assert "\u00a0" not in text
    assert text.endswith("\n")


@EACH
def test_file_has_no_repeated_keys(path: Path) -> None:
    for node in mappings(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)):
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)


@EACH
def test_words_are_quoted_wherever_yaml_could_take_them_for_something_else(path: Path) -> None:
    for node in scalars(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)):
        if node.tag == "tag:yaml.org,2002:bool":
            assert node.value in ("true", "false"), node.start_mark


def mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
    for child in children(node):
        yield from mappings(child)


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for child in children(node):
        yield from scalars(child)


def children(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from (key, value)
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value
