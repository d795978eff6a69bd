"""The manifest: grows line by line, survives a line that was cut off."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.output.manifest import Entry, manifest_path, read_manifest


def entry(sha256: str, file: str = "a.docx") -> Entry:
    return Entry(file, "quyet_dinh_giam_sat", "inputs/vụ việc.yaml", 2, sha256, "t" * 64, "hd36", "0.1.0")


def write(folder: Path, data: bytes) -> None:
    manifest_path(folder).parent.mkdir(parents=True)
    manifest_path(folder).write_bytes(data)


def test_an_entry_is_one_line_of_json_with_vietnamese_as_it_is() -> None:
    line = entry("1" * 64).line()
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert "vụ việc" in line
    assert json.loads(line) == {
        "file": "a.docx",
        "kind": "quyet_dinh_giam_sat",
        "input": "inputs/vụ việc.yaml",
        "record": 2,
        "sha256": "1" * 64,
        "template_sha256": "t" * 64,
        "standard": "hd36",
        "version": "0.1.0",
    }


def test_a_folder_without_manifest_has_an_empty_one(tmp_path: Path) -> None:
    manifest = read_manifest(tmp_path)
    assert not manifest.wrote("a.docx", "1")
    assert manifest.broken_lines == ()


def test_every_version_ever_written_is_remembered(tmp_path: Path) -> None:
    write(tmp_path, (entry("1").line() + entry("2").line()).encode())
    manifest = read_manifest(tmp_path)
    assert manifest.wrote("a.docx", "1")
    assert manifest.wrote("a.docx", "2")
    assert not manifest.wrote("b.docx", "1")


def test_lines_that_cannot_be_read_are_told_and_the_others_count(tmp_path: Path) -> None:
    write(tmp_path, entry("1").line().encode() + b'{"file": "b.do\n[1]\n\xff\xfe\n' + entry("2").line().encode())
    manifest = read_manifest(tmp_path)
    assert manifest.broken_lines == (2, 3, 4)
    assert manifest.wrote("a.docx", "1")
    assert manifest.wrote("a.docx", "2")
