"""A document says the same with the fast packing library and without it, and neither run undoes the other's work."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportgen.kinds import all_kinds
from tests.e2e.running import Answer, reportgen

pytest.importorskip("isal", reason="không có bản isal dựng sẵn cho hệ thống này")

SAMPLES = [kind.sample_path for kind in all_kinds().values()]


@pytest.fixture(scope="module")
def without_isal(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A place that comes first on Python's path and has an `isal` that cannot be imported."""
    folder = tmp_path_factory.mktemp("khong-isal")
    (folder / "isal").mkdir()
    (folder / "isal" / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    return str(folder)


def documents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}


def parts(document: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(document) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(answer: Answer) -> list[str]:
    assert answer.code == 0, answer.err
    return [document["status"] for document in answer.json["documents"]]


def test_every_part_is_the_same_whatever_packs_it(tmp_path: Path, without_isal: str) -> None:
    made(reportgen("tao", *SAMPLES, "--ra", "nhanh", "--json", folder=tmp_path))
    made(reportgen("tao", *SAMPLES, "--ra", "thuong", "--json", folder=tmp_path, PYTHONPATH=without_isal))
    fast, plain = documents(tmp_path / "nhanh"), documents(tmp_path / "thuong")
    assert len(fast) == len(SAMPLES)
    assert fast.keys() == plain.keys()
    for name in fast:
        assert fast[name] != plain[name], "both were packed by the same library"
        assert parts(tmp_path / "nhanh" / name) == parts(tmp_path / "thuong" / name)


def test_what_another_machine_packed_is_left_as_it_is(tmp_path: Path, without_isal: str) -> None:
    made(reportgen("tao", *SAMPLES, "--ra", "out", "--json", folder=tmp_path))
    before, told = documents(tmp_path / "out"), (tmp_path / "out/.reportgen/manifest.jsonl").read_bytes()
    again = reportgen("tao", *SAMPLES, "--ra", "out", "--json", folder=tmp_path, PYTHONPATH=without_isal)
    assert made(again) == ["unchanged"] * len(SAMPLES)
    assert documents(tmp_path / "out") == before
    assert (tmp_path / "out/.reportgen/manifest.jsonl").read_bytes() == told


def test_what_another_machine_packed_from_older_data_is_replaced(tmp_path: Path, without_isal: str) -> None:
    sample = SAMPLES[0].read_text(encoding="utf-8")
    (tmp_path / "mau.yaml").write_text(sample, encoding="utf-8")
    made(reportgen("tao", "mau.yaml", "--ra", "out", "--json", folder=tmp_path, PYTHONPATH=without_isal))
    assert "Ví Dụ" in sample
    (tmp_path / "mau.yaml").write_text(sample.replace("Ví Dụ", "Thí Dụ"), encoding="utf-8")
    assert made(reportgen("tao", "mau.yaml", "--ra", "out", "--json", folder=tmp_path)) == ["replaced"]
