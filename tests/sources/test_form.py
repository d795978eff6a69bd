"""Forms: every key with its words, read back as what was put in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from reportgen.model.co_quan import CoQuan
from reportgen.model.fields import LuaChon, MotHoacNhieu, VanBanNgan
from reportgen.problems import Position
from reportgen.sources.files import clean
from reportgen.sources.form import scalar, write_form, yaml_form
from reportgen.sources.raw import RawEntry, RawList, RawMapping, RawNode, RawScalar, is_empty
from reportgen.sources.schema import fields_of
from reportgen.sources.yaml_source import read_yaml

HERE = Position("mau.yaml", 1, 1)


class Nguoi(BaseModel):
    ma: str = Field(default="", title="Mã", description="Mã.", examples=["an"])
    ho_ten: str = Field(title="Họ và tên", description="Họ tên.", examples=["Nguyễn Văn An"])


class To(BaseModel):
    """A form of every shape."""

    ten: VanBanNgan = Field(title="Tên tổ", description="Tên của tổ.", examples=["Tổ: 1"])
    kieu: Annotated[str, LuaChon.of({"a": "Kiểu A", "b": "Kiểu B"})] = Field(
        default="a", title="Kiểu", description="Kiểu tổ."
    )
    nguoi: MotHoacNhieu[Nguoi] = Field(title="Người", description="Những người.")
    ghi_chu: str = Field(default="", title="Ghi chú", description="Ghi chú.", examples=["Không"])
    viec: list[str] = Field(default=[], title="Việc", description="Các việc.", examples=[["Một", "Hai: ba"]])
    truong: Nguoi | None = Field(default=None, title="Tổ trưởng", description="Ai đứng đầu.")


class Loai:
    id = "to"
    label = "Tổ"
    summary = "Dùng để thử."
    model = To


def read_back(folder: Path, text: str) -> RawMapping:
    path = folder / "mau.yaml"
    path.write_text(text, encoding="utf-8")
    result = read_yaml(path)
    assert result.problems == ()
    assert result.document is not None
    return result.document


def plain(node: RawNode) -> object:
    match node:
        case RawScalar():
            return node.text
        case RawList():
            return [plain(item) for item in node.items]
        case RawMapping():
            return {entry.key: plain(entry.value) for entry in node.entries}


def raw(value: object) -> RawNode:
    if isinstance(value, dict):
        return RawMapping(tuple(RawEntry(key, HERE, raw(inner)) for key, inner in value.items()), HERE)
    return RawList(tuple(raw(item) for item in value), HERE) if isinstance(value, list) else RawScalar(str(value), HERE)


SAMPLE = {
    "ten": "Tổ: 1",
    "nguoi": [{"ho_ten": "Trần Bình"}, {"ma": "an", "ho_ten": "An # 2"}],
    "viec": ["{ct05} một", "Dòng một\nDòng hai\n", "it's", "- gạch", ""],
}


def sample_form() -> str:
    node = raw({"loai": "to", "Tên tổ": SAMPLE["ten"], **SAMPLE})
    assert isinstance(node, RawMapping)
    return write_form(Loai(), RawMapping(node.entries[:2] + node.entries[3:], HERE))


def test_a_filled_form_is_read_back_as_its_sample(tmp_path: Path) -> None:
    assert plain(read_back(tmp_path, sample_form())) == {"loai": "to", **SAMPLE}


def test_every_key_stands_after_its_words() -> None:
    lines = sample_form().splitlines()
    assert lines[lines.index("ten: 'Tổ: 1'") - 1] == "# Ví dụ: Tổ: 1"
    assert "# Tên tổ (bắt buộc). Tên của tổ." in lines
    assert "# Ghi chú (không bắt buộc). Ghi chú." in lines
    assert "# Chọn một: a (Kiểu A), b (Kiểu B)." in lines
    assert "  # Họ và tên (bắt buộc). Họ tên." in lines


def test_absent_optional_keys_work_once_their_mark_is_taken_away(tmp_path: Path) -> None:
    lines = sample_form().splitlines()
    start = lines.index("# ghi_chu: Không")
    assert plain(read_back(tmp_path, lines[start].removeprefix("# "))) == {"ghi_chu": "Không"}
    start = lines.index("# truong:")
    group = [line.removeprefix("# ") for line in lines[start:] if line.startswith("# ")]
    assert plain(read_back(tmp_path, "\n".join(group))) == {"truong": {"ma": "", "ho_ten": ""}}


def test_a_sample_with_a_key_of_no_field_is_refused() -> None:
    node = raw({"loai": "to", "la": "x"})
    assert isinstance(node, RawMapping)
    with pytest.raises(ValueError, match="la"):
        write_form(Loai(), node)


@pytest.mark.parametrize("model", [To, CoQuan])
def test_an_empty_form_holds_every_plain_key_and_nothing_else(tmp_path: Path, model: type) -> None:
    text = yaml_form(model, head=("Cách điền.",), first_lines=("loai: to",))
    document = read_back(tmp_path, text)
    assert text.startswith("# Cách điền.\n\nloai: to\n")
    assert all(is_empty(entry.value) for entry in document.entries if entry.key != "loai")
    keys = [entry.key for entry in document.entries][1:]
    assert [name for name in fields_of(model) if name in keys] == keys
    assert {name for name, field in fields_of(model).items() if field.required} <= set(keys)


def test_keys_can_be_left_out() -> None:
    assert "\nten:" not in yaml_form(To, without=("ten",))


@settings(deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Mn", "Zl", "Zp"], include_characters="\n\t", max_codepoint=0xFFF)
    )
)
def test_any_text_is_read_back_unchanged(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    text = clean(text)
    document = read_back(tmp_path_factory.getbasetemp(), f"muc:\n  - {scalar(text, '  ')}\nkhac: {scalar(text)}\n")
    assert plain(document) == {"muc": [text], "khac": text}


@pytest.mark.parametrize(
    "text", ["null", "~", "", "a: b", "a #b", "a:", "05", "no", "it's", '"a" b', "- a", "a\\b", "x'\ny", " a "]
)
def test_texts_that_yaml_would_misread_are_quoted(tmp_path: Path, text: str) -> None:
    assert plain(read_back(tmp_path, f"muc: {scalar(text)}\n")) == {"muc": text}
