"""What holds for every kind's sample under every standard."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docxtpl import DocxTemplate
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.render.engine import load_engine
from reportgen.render.sandbox import text_environment
from reportgen.sources import read
from reportgen.sources.raw import RawList, RawMapping, RawScalar
from reportgen.text.breaks import plain
from tests.contract.conftest import sample
from tests.support import word


def test_the_same_input_gives_the_same_bytes(kind_id: str, standard_id: str) -> None:
    one = sample(kind_id, standard_id)
    assert one.engine.render(one.context) == load_engine(one.template).render(one.context)


def test_every_part_equals_what_docxtpl_itself_renders(kind_id: str, standard_id: str) -> None:
    one = sample(kind_id, standard_id)
    theirs = DocxTemplate(str(one.template))
    theirs.render(one.context, text_environment())
    stream = io.BytesIO()
    theirs.save(stream)
    ours = one.engine.parts(one.context)
    with zipfile.ZipFile(stream) as archive:
        for name in set(ours) - {"docProps/core.xml"}:
            assert _canonical(ours[name].encode()) == _canonical(archive.read(name)), name


def test_a_document_is_valid_office_open_xml(kind_id: str, standard_id: str, tmp_path: Path) -> None:
    one = sample(kind_id, standard_id)
    path = tmp_path / "van-ban.docx"
    path.write_bytes(one.engine.render(one.context))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert docx.Document(str(path)).paragraphs


def test_no_tag_and_no_hole_is_left(kind_id: str, standard_id: str) -> None:
    one = sample(kind_id, standard_id)
    assert not re.search(r"\{\{|\{%|%\}|\[chưa có|None|Undefined", word.text(one.engine.render(one.context)))


def test_anchors_with_one_tag_hold_one_value(kind_id: str, standard_id: str) -> None:
    """A value may stand in two places; two values under one tag could not be read back."""
    one = sample(kind_id, standard_id)
    values: dict[str, set[str]] = {}
    for tag, text in word.anchor_list(one.engine.render(one.context)):
        values.setdefault(tag, set()).add(text)
    assert {tag: texts for tag, texts in values.items() if len(texts) > 1} == {}


def test_properties_say_what_the_document_is(kind_id: str, standard_id: str) -> None:
    one = sample(kind_id, standard_id)
    core = docx.Document(io.BytesIO(one.engine.render(one.context))).core_properties
    assert core.title == one.context["thuoc_tinh"]["tieu_de"] != ""
    assert core.author == " ".join(one.record.van_ban.co_quan.ten_co_quan.split())
    assert core.subject
    assert core.created is not None
    assert core.created.date() == one.record.van_ban.ngay_ban_hanh


def test_every_value_of_the_input_is_printed(kind_id: str, standard_id: str) -> None:
    one = sample(kind_id, standard_id)
    read_sample = read(one.kind.sample_path)
    assert read_sample.document is not None
    printed = _key(word.text(one.engine.render(one.context)))
    scalars = list(_scalars(read_sample.document, ()))
    codes = {value for path, value in scalars if path[-1] == "ma"}
    for path, value in scalars:
        if not _is_setting(path) and value not in codes:
            for line in _printed_forms(value):
                assert _key(line) in printed, (path, line)


#: Values that choose or check something and are not words of the document.
_SETTINGS = re.compile(
    r"^(loai|co_quan\.(loai_co_quan|ky_hieu|nhiem_ky|kieu_dau|ten_loai_ket_luan|nguoi_ky.*|noi_nhan.*|dia_danh)|nguoi_ky"
    r"|vien_dan\.\d+\.ma|.*\bkieu_\w+|.*\bco_\w+|.*\bso_luong\w*|.*huong_trang|ten_loai|du_thao_lan|.*ngay\w*|.*\bhan)$"
)


def _is_setting(path: tuple[str, ...]) -> bool:
    return bool(_SETTINGS.match(".".join(path))) or path[-1] in {"vai_tro", "hinh_thuc", "xung_ho", "goi_tat"}


def _printed_forms(value: str) -> Iterator[str]:
    """The pieces of a value between citations, each line and each end mark apart: marks are the program's."""
    for line in re.split(r"\{[a-z0-9_]+\}|\n+", value):
        bare = line.strip().strip(".;,:- ").removesuffix("%").strip()
        if bare:
            yield bare


def _scalars(node: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    match node:
        case RawMapping():
            for entry in node.entries:
                yield from _scalars(entry.value, (*path, entry.key))
        case RawList():
            for index, item in enumerate(node.items):
                yield from _scalars(item, (*path, str(index)))
        case RawScalar():
            yield path, node.text


def _key(text: str) -> str:
    return " ".join(plain(text).casefold().split())


def _canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n2")


@pytest.mark.parametrize("name", ["word/document.xml", "word/header1.xml"])
def test_words_own_ignorable_namespace_is_declared(kind_id: str, standard_id: str, name: str) -> None:
    root = word.part(sample(kind_id, standard_id).engine.render(sample(kind_id, standard_id).context), name)
    ignorable = root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") or ""
    assert set(ignorable.split()) <= set(root.nsmap)
