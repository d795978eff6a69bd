"""The manifest: grows line by line, survives a line that was cut off."""

from __future__ import annotations

import json
from pathlib import Path

from reportgen.output.manifest import Entry, manifest_path, read_manifest


def entry(sha256: str, file: str = "a.docx") -> Entry:
    return Entry(
        file=file,
        kind="quyet_dinh_giam_sat",
        input="inputs/vụ việc.yaml",
        record=2,
        sha256=sha256,
        record_sha256="r" * 64,
        template_sha256="t" * 64,
        standard="hd36",
        standard_sha256="s" * 64,
        version="0.1.0",
    )


ONE, TWO = "1" * 64, "2" * 64


def write(folder: Path, data: bytes) -> None:
    manifest_path(folder).parent.mkdir(parents=True)
    manifest_path(folder).write_bytes(data)


def test_an_entry_is_one_line_of_json_with_vietnamese_as_it_is() -> None:
    line = entry(ONE).line()
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert "vụ việc" in line
    assert json.loads(line) == {
        "file": "a.docx",
        "kind": "quyet_dinh_giam_sat",
        "input": "inputs/vụ việc.yaml",
        "record": 2,
        "sha256": ONE,
        "record_sha256": "r" * 64,
        "template_sha256": "t" * 64,
        "standard": "hd36",
        "standard_sha256": "s" * 64,
        "version": "0.1.0",
    }


def test_a_folder_without_manifest_has_an_empty_one(tmp_path: Path) -> None:
    manifest = read_manifest(tmp_path)
    assert not manifest.known("a.docx").wrote(ONE)
    assert manifest.broken_lines == []


def test_every_version_ever_written_is_remembered(tmp_path: Path) -> None:
    write(tmp_path, (entry(ONE).line() + entry(TWO).line()).encode())
    manifest = read_manifest(tmp_path)
    assert manifest.known("a.docx").wrote(ONE)
    assert manifest.known("a.docx").wrote(TWO)
    assert not manifest.known("b.docx").wrote(ONE)


def test_lines_that_cannot_be_read_are_told_and_the_others_count(tmp_path: Path) -> None:
    write(tmp_path, entry(ONE).line().encode() + b'{"file": "b.do\n[1]\n\xff\xfe\n' + entry(TWO).line().encode())
    manifest = read_manifest(tmp_path)
    assert manifest.broken_lines == [2, 3, 4]
    assert manifest.known("a.docx").wrote(ONE)
    assert manifest.known("a.docx").wrote(TWO)


def test_a_torn_last_line_is_no_broken_line_and_tells_how_far_the_file_is_sound(tmp_path: Path) -> None:
    whole = entry(ONE).line().encode()
    write(tmp_path, whole + entry(TWO).line().encode()[:40])
    manifest = read_manifest(tmp_path)
    assert (manifest.broken_lines, manifest.sound_size, manifest.lacks_line_end) == ([], len(whole), False)
    assert not manifest.known("a.docx").wrote(TWO)


def test_a_last_line_that_lacks_only_its_end_counts(tmp_path: Path) -> None:
    write(tmp_path, entry(ONE).line().encode() + entry(TWO).line().rstrip().encode())
    manifest = read_manifest(tmp_path)
    assert manifest.lacks_line_end
    assert manifest.known("a.docx").wrote(TWO)


def test_the_newest_line_tells_which_bytes_are_current(tmp_path: Path) -> None:
    write(tmp_path, (entry(ONE).line() + entry(TWO).line()).encode())
    known = read_manifest(tmp_path).known("a.docx")
    assert known.ends_with(TWO)
    assert not known.ends_with(ONE)
    assert not read_manifest(tmp_path).known("b.docx").ends_with(ONE)


def test_a_line_of_an_older_version_says_who_wrote(tmp_path: Path) -> None:
    write(tmp_path, b'{"file":"a.docx","sha256":"' + ONE.encode() + b'"}\n')
    known = read_manifest(tmp_path).known("a.docx")
    assert known.wrote(ONE)
    assert known.ends_with(ONE)
