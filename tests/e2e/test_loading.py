"""What a command loads: a run pays for every module that it imports, needed or not. Told in modules, not in seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from e2e.records import QUYET_DINH, sample
from reportgen.kinds import all_kinds

SCRIPT = """
import sys
from reportgen.cli import main
code = main(sys.argv[1:])
print("loaded:", *sys.modules)
sys.exit(code)
"""

#: Libraries for what most runs do not do: build templates, read and write workbooks, guess at words, share work.
RARE = {
    *("docx", "docxtpl", "jinja2", "lxml", "openpyxl", "xlsxwriter", "python_calamine", "rapidfuzz", "difflib"),
    *("multiprocessing", "concurrent", "tomllib", "traceback", "pypdf"),
}


def loaded(folder: Path, *arguments: str, code: int = 0) -> set[str]:
    """Run a command and tell every module that it loaded."""
    command = [sys.executable, "-c", SCRIPT, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return set(done.stdout.rpartition("loaded: ")[2].split())


def libraries(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def ours(modules: set[str], room: str) -> set[str]:
    """The modules of a room, named from there on."""
    return {name.removeprefix(f"reportgen.{room}.") for name in modules if name.startswith(f"reportgen.{room}.")}


@pytest.fixture
def decision(tmp_path: Path) -> str:
    text = yaml.safe_dump(sample(loai="Quyết định giám sát"), allow_unicode=True, sort_keys=False)
    (tmp_path / "quyet-dinh.yaml").write_text(text, encoding="utf-8")
    return "quyet-dinh.yaml"


def test_help_loads_neither_data_nor_rules(tmp_path: Path) -> None:
    found = loaded(tmp_path, "--help")
    assert libraries(found).isdisjoint(RARE | {"pydantic", "yaml", "tempfile"})
    rooms = {name.split(".")[1] for name in found if name.startswith("reportgen.")}
    assert rooms == {"cli", "errors", "problems"}


def test_a_check_loads_the_kind_that_is_named_and_what_reads_its_file(tmp_path: Path, decision: str) -> None:
    found = loaded(tmp_path, "kiem-tra", decision)
    assert libraries(found).isdisjoint(RARE)
    assert ours(found, "kinds") == {QUYET_DINH, f"{QUYET_DINH}.model"}
    assert not ours(found, "render")
    assert not {name for name in ours(found, "sources") if name.startswith(("json", "tables", "marking", "form"))}
    assert ours(found, "standard").isdisjoint({"looks", "marks", "signature_forms"})
    assert ours(found, "pipeline").isdisjoint({"workers", "building", "making", "outcomes"})
    assert {name for name in ours(found, "cli") if not name.startswith("_")} == {"kiem_tra"}


def test_what_is_typed_plainly_and_right_loads_nothing_that_tells_of_places(tmp_path: Path) -> None:
    record = sample(loai="Quyết định giám sát")
    for name, data in (("co_quan.yaml", record.pop("co_quan")), ("quyet-dinh.yaml", record)):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = loaded(tmp_path, "kiem-tra", "quyet-dinh.yaml")
    assert ours(found, "intake") == {"at_once", "offices", "outer", "records", "series", "types"}
    assert ours(found, "sources") == {"files", "guard", "plain", "raw", "schema", "yaml_plain"}


def test_a_document_is_made_without_what_builds_templates(tmp_path: Path, decision: str) -> None:
    found = loaded(tmp_path, "tao", decision)
    assert libraries(found).isdisjoint(RARE)
    assert {name for name in ours(found, "kinds") if not name.startswith("_")} == {
        QUYET_DINH,
        f"{QUYET_DINH}.model",
        f"{QUYET_DINH}.context",
    }
    assert ours(found, "render").isdisjoint({"builder", "blocks", "styles"})
    assert "workers" not in ours(found, "pipeline")


def test_a_workbook_loads_nothing_that_speaks_to_the_network(tmp_path: Path) -> None:
    loaded(tmp_path, "mau", QUYET_DINH, "-o", "mau.xlsx")
    found = loaded(tmp_path, "kiem-tra", "mau.xlsx")
    assert "python_calamine" in found
    assert found.isdisjoint({"ssl", "http.client", "urllib.request"})


def test_a_word_that_nobody_knows_loads_what_finds_the_nearest(tmp_path: Path) -> None:
    text = yaml.safe_dump(sample(loai="quyet dinh gian sat"), allow_unicode=True)
    (tmp_path / "sai.yaml").write_text(text, encoding="utf-8")
    found = loaded(tmp_path, "kiem-tra", "sai.yaml", code=1)
    assert {"rapidfuzz", "tomllib"} <= libraries(found)
    assert set(all_kinds()) <= ours(found, "kinds")


def test_only_the_models_that_are_used_are_built() -> None:
    script = (
        "from reportgen.model.co_quan import CoQuan; from reportgen.model.vien_dan import VienDan; "
        "from reportgen.model.nguoi_ky import NguoiKy; "
        "NguoiKy.model_validate({'ho_ten': 'Lê Văn Thí Dụ', 'hinh_thuc_ky': 'Q.', 'chuc_vu': 'Trưởng ban'}); "
        "print(NguoiKy.__pydantic_complete__, CoQuan.__pydantic_complete__, VienDan.__pydantic_complete__)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True).stdout
    assert said.split() == ["True", "False", "False"]
