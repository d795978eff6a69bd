"""One record typed in every way there is, for every kind: the same model, and byte by byte the same document.

Everything goes through real files: the models through the door of the house, the documents through the installed
command, under the standard that the record's own date of issue chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from reportgen.intake import Intake, Options, load
from reportgen.kinds import Kind, all_kinds
from reportgen.messages import explain
from tests.e2e.running import reportgen
from tests.support.workbook import as_json, as_pairs, as_rows, renumbered, sample_of, save

KINDS = all_kinds()


def _as_yaml(kind: Kind, folder: Path) -> Path:
    path = folder / "mot.yaml"
    path.write_bytes(kind.sample_path.read_bytes())
    return path


def _as_text(ending: str) -> Callable[[Kind, Path], Path]:
    def write(kind: Kind, folder: Path) -> Path:
        path = folder / f"mot{ending}"
        path.write_text(as_json(sample_of(kind)) + "\n", encoding="utf-8")
        return path

    return write


def _as_one_row(kind: Kind, folder: Path) -> Path:
    return save(folder / "mot-dong.xlsx", as_rows(kind, {"a": sample_of(kind)}))


def _as_many_rows(kind: Kind, folder: Path) -> Path:
    """Three documents, the sample in the middle: its rows of the other sheets stand between those of the others."""
    sample = sample_of(kind)
    records = {"a": renumbered(sample, 901), "b": sample, "c": renumbered(sample, 903)}
    return save(folder / "nhieu-dong.xlsx", as_rows(kind, records))


def _as_two_columns(kind: Kind, folder: Path) -> Path:
    return save(folder / "hai-cot.xlsx", as_pairs(kind, sample_of(kind)))


def _as_form(*options: str) -> Callable[[Kind, Path], Path]:
    def write(kind: Kind, folder: Path) -> Path:
        answer = reportgen("mau", kind.id, *options, "-o", "mau.xlsx", folder=folder)
        assert answer.code == 0, answer.err
        return folder / "mau.xlsx"

    return write


#: How a record may be typed.
WAYS: Mapping[str, Callable[[Kind, Path], Path]] = MappingProxyType(
    {
        "yaml": _as_yaml,
        "json": _as_text(".json"),
        "json-lines": _as_text(".jsonl"),
        "one-row": _as_one_row,
        "many-rows": _as_many_rows,
        "two-columns": _as_two_columns,
        "form": _as_form(),
        "form-of-one": _as_form("--mot-van-ban"),
    }
)


def _take(path: Path) -> Intake:
    intake = load([path], None, Options(), KINDS)
    assert [explain(problem).sentence for problem in intake.problems] == []
    return intake


def _made(path: Path) -> dict[str, bytes]:
    """Make the documents of a file by the command: their bytes by name."""
    out = path.with_suffix("")
    answer = reportgen("tao", path.name, "--ra", out.name, folder=path.parent)
    assert answer.code == 0, answer.out + answer.err
    return {document.name: document.read_bytes() for document in out.glob("*.docx")}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, bytes]]:
    """Name and bytes of the document of every kind's sample, by kind."""
    folder = tmp_path_factory.mktemp("mau")
    made = {}
    for kind_id, kind in KINDS.items():
        (folder / kind_id).mkdir()
        ((name, data),) = _made(_as_yaml(kind, folder / kind_id)).items()
        made[kind_id] = (name, data)
    return made


@pytest.mark.parametrize("way", WAYS)
def test_a_record_is_the_same_model_however_it_is_typed(kind_id: str, way: str, tmp_path: Path) -> None:
    (sample,) = _take(KINDS[kind_id].sample_path).records
    found = _take(WAYS[way](KINDS[kind_id], tmp_path)).records
    assert sample.van_ban in [record.van_ban for record in found]
    assert {record.setting for record in found} == {sample.setting}


@pytest.mark.parametrize("way", [way for way in WAYS if way != "yaml"])
def test_a_document_is_the_same_bytes_however_its_record_is_typed(
    kind_id: str, way: str, tmp_path: Path, expected: dict[str, tuple[str, bytes]]
) -> None:
    name, data = expected[kind_id]
    made = _made(WAYS[way](KINDS[kind_id], tmp_path))
    assert len(made) == (3 if way == "many-rows" else 1)
    assert made[name] == data
