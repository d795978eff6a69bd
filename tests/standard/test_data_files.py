"""The data files themselves: encoding, repeated keys, nothing that YAML reads as something else, and their JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import reportgen.standard
from reportgen.standard import Standard, all_standards, fingerprint
from standard.declared import fields_of

FOLDER = Path(reportgen.standard.__file__).parent / "data"
TOOL = Path(__file__).parents[2] / "tools" / "compile_standards.py"
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


@EACH
def test_the_json_says_what_the_yaml_says(path: Path) -> None:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) == with_dates_as_text(written)


def test_every_json_is_as_the_tool_lays_it_out() -> None:
    told = subprocess.run([sys.executable, str(TOOL), "--check"], check=False)
    assert told.returncode == 0, "chạy: make the-thuc"


def test_every_entry_of_a_regulation_is_read() -> None:
    for standard in all_standards():
        content = json.loads((FOLDER / f"{standard.id}.json").read_text(encoding="utf-8"))
        parts = set(content) - set(fields_of(Standard)) - {"shapes"}
        assert all(getattr(standard, part) is not None for part in parts), parts
        assert set(standard.components) == set(content["components"])


def test_regulations_have_fingerprints_of_their_own() -> None:
    found = [fingerprint(standard.id) for standard in all_standards()]
    assert len(set(found)) == len(found)
    assert all(len(one) == 64 for one in found)


def with_dates_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_dates_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_dates_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


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
