"""The catalogue and the package agree: every code has its words, every entry is used, every slot is filled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import reportgen
from reportgen.errors import ReportgenError
from reportgen.messages import (
    PYDANTIC_CODES,
    UNKNOWN_PYDANTIC_CODE,
    Message,
    catalogue,
    explain,
    read_section,
    section_files,
)
from reportgen.problems import TABLE_ENDINGS, Position, Problem
from reportgen.sources import WORKBOOKS
from reportgen.text.normalise import to_nfc

PACKAGE = Path(reportgen.__file__).parent
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: What raises or yields a code as its first argument.
CARRIERS_WITH_KEYWORDS = {"refuse", "DateError", "NumberFormatError"}
CARRIERS = CARRIERS_WITH_KEYWORDS | {"Problem", "Finding", "Slip"}
CATALOGUE = catalogue()
SECTIONS = list(section_files())
#: Words by which advice tells what to do.
DOING = re.compile(
    r"\b(bỏ|bớt|bổ sung|cài|chia|chọn|chờ|chuyển|chỉ ra|chỉ ghi|chạy|dùng|dán|đặt|điền|đổi|đóng|để|ghi|giữ|gõ|gộp|gửi|"
    r"kiểm tra|không cần làm|lấy|mở|nhắc|sửa|tách|tạo|thay|thêm|thụt|viết|xem|xin|xoá|xuống|báo|nêu|khai|rút)\b",
    re.IGNORECASE,
)


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "messages" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def strings() -> set[str]:
    """Every text constant of the package, but for the catalogue itself."""
    return {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def raised() -> Iterator[tuple[str, str, ast.Call | None]]:
    """Every code that the package names where it makes a problem or declares a failure: (place, code, call)."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CARRIERS:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{path.name}:{node.lineno}", first.value, node
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and _is_code(node.targets):
                yield f"{path.name}:{node.lineno}", str(node.value.value), None


def _is_code(targets: list[ast.expr]) -> bool:
    return [ast.unparse(target) for target in targets] == ["code"]


def wordings(code: str) -> list[Message]:
    """The words of a code: for text files, and for tables where those are others."""
    message = CATALOGUE[code]
    return [message] if message.in_table is None else [message, message.in_table]


def slots(message: Message) -> set[str]:
    own = () if message.in_table is None else (message.in_table.sentence, message.in_table.advice)
    texts = (message.sentence, message.advice, message.predicate, *own)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_used_has_its_words() -> None:
    # The base class of all failures has a code that is never met.
    known = set(CATALOGUE) | {ReportgenError.code}
    missing = sorted(f"{place}: {code}" for place, code, _ in raised() if code not in known)
    assert missing == []


def test_every_entry_is_used() -> None:
    used = strings() | set(PYDANTIC_CODES.values()) | {UNKNOWN_PYDANTIC_CODE}
    assert sorted(set(CATALOGUE) - used) == []


def test_no_code_stands_in_two_sections() -> None:
    codes = [code for section in SECTIONS for code in read_section(section)]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []
    assert set(codes) == set(CATALOGUE)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_sections_are_in_alphabetical_order(section: Path) -> None:
    codes = list(read_section(section))
    assert codes == sorted(codes)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_words_are_whole_sentences(code: str) -> None:
    assert CODE.fullmatch(code)
    for message in wordings(code):
        for text in (message.sentence, message.advice):
            assert text.endswith(".")
            assert not text.endswith("..")
            assert text == to_nfc(text).strip()
            assert "  " not in text
        assert message.sentence[0].isupper() or message.sentence.startswith(("«", "{"))


@pytest.mark.parametrize("code", sorted(code for code in CATALOGUE if CATALOGUE[code].predicate))
def test_a_predicate_follows_a_count(code: str) -> None:
    predicate = CATALOGUE[code].predicate
    assert predicate[0].islower()
    assert not predicate.endswith((".", ",", ":"))
    assert slots(Message("", "", predicate)) <= slots(Message(CATALOGUE[code].sentence, CATALOGUE[code].advice))


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_advice_tells_what_to_do(code: str) -> None:
    assert all(DOING.search(message.advice) for message in wordings(code))


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_slot_is_named(code: str) -> None:
    assert all(re.fullmatch(r"[a-z_]+", name) for name in slots(CATALOGUE[code]))


#: What intake adds to every problem of a model.
GIVEN_BY_INTAKE = {"muc", "khoa", "gia_tri"}


def test_every_problem_fills_the_slots_of_its_words() -> None:
    """Where a call shows its params as written, they must hold all that the sentence needs."""
    short = []
    for place, code, call in raised():
        if call is None or code not in CATALOGUE:
            continue
        given = _params(call)
        if given is not None and (lacking := slots(CATALOGUE[code]) - given - _implied(call)):
            short.append(f"{place}: {code} lacks {sorted(lacking)}")
    assert short == []


def _params(call: ast.Call) -> set[str] | None:
    """The names of the params, or None if the call does not show them (a variable, two mappings joined)."""
    if isinstance(call.func, ast.Name) and call.func.id in CARRIERS_WITH_KEYWORDS:
        return None if any(word.arg is None for word in call.keywords) else {str(word.arg) for word in call.keywords}
    shown = [*call.args[2:3], *(word.value for word in call.keywords if word.arg == "params")]
    if not shown:
        return set()
    keys = shown[0].keys if isinstance(shown[0], ast.Dict) else [None]
    return {str(ast.literal_eval(key)) for key in keys if key} if all(keys) else None


def _implied(call: ast.Call) -> set[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    return set() if name in {"Problem", "Slip"} else GIVEN_BY_INTAKE


def test_a_problem_is_explained_with_its_values() -> None:
    problem = Problem(
        "khoa-la", Position("a.yaml", 1, 1), {"khoa": "trich_yu", "nhan": "Trích yếu", "slug": "trich_yeu"}
    )
    assert "«Trích yếu»" in explain(problem).sentence
    assert "«trich_yeu»" in explain(problem).advice


# --- words for tables ---------------------------------------------------------------------------------------------

#: What only a text file has: keys, indents, dashes, quotes.
OF_TEXT_FILES = re.compile(
    r"«[a-z]+(?:_[a-z]+)+|[a-z_]+:»|\{slug\}"
    r"|thụt|lề|gạch đầu dòng|dấu trừ|dấu nháy|hai chấm|YAML|mục con"
)
#: Modules that tell of text files alone, or of the command; their codes never stand beside a cell.
NOT_OF_TABLES = re.compile(r"(yaml|json|jsonl)\w*\.py$|^(build|documents|files|naming|names|pattern|make\w*)\.py$")
#: Told by the shared reader of values, but only where a text file gives a list or a group in place of a word.
SHAPES_OF_TEXT_FILES = {
    "can-chu-gap-danh-sach", "can-nhom-gap-danh-sach", "gia-tri-co-hai-cham", "gia-tri-co-ngoac",
    "khoa-lap", "noi-dong", "thieu-gach-dau-dong",
}  # fmt: skip
#: Words of the value itself, of a file of the wrong sort, of CSV: as true for a table.
TRUE_FOR_TABLES = {"csv-nhay-ho", "dang-tep-la", "go-san-so-thu-tu", "noi-nhan-luu-kieu-nha-nuoc"}
SPOKEN = {
    code
    for path, tree in trees()
    if not NOT_OF_TABLES.search(path.name)
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(code := node.value, str) and code in CATALOGUE
} | set(PYDANTIC_CODES.values())


@pytest.mark.parametrize("code", sorted(SPOKEN - SHAPES_OF_TEXT_FILES - TRUE_FOR_TABLES))
def test_words_for_tables_speak_of_headings_and_not_of_keys(code: str) -> None:
    message = wordings(code)[-1]
    found = OF_TEXT_FILES.search(f"{message.sentence} {message.advice} {message.predicate}")
    assert found is None, found


@pytest.mark.parametrize("code", sorted(code for code in CATALOGUE if CATALOGUE[code].in_table))
def test_words_for_tables_need_no_more_than_the_others(code: str) -> None:
    own = CATALOGUE[code].in_table
    assert own is not None
    assert own != Message(CATALOGUE[code].sentence, CATALOGUE[code].advice, CATALOGUE[code].predicate)


def test_the_file_of_a_problem_chooses_its_words() -> None:
    texts = {
        name: explain(Problem("thieu", Position(name, 2, 3), {"muc": "Ngày ban hành", "khoa": "ngay_ban_hanh"})).advice
        for name in ("a.yaml", "a.jsonl", "a.csv", "A.XLSX", "a.xlsm")
    }
    assert "«ngay_ban_hanh»" in texts["a.yaml"] == texts["a.jsonl"]
    assert texts["a.csv"] == texts["A.XLSX"] == texts["a.xlsm"]
    assert "ngay_ban_hanh" not in texts["a.csv"]
    assert set(TABLE_ENDINGS) == {*WORKBOOKS, ".csv"}
