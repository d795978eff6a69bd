"""The engine: equal to docxtpl, the same bytes every time, closed to everything but plain data."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate
from lxml import etree

from reportgen import standard
from reportgen.render.builder import build_template
from reportgen.render.engine import Engine, TemplateRefusesError, load_engine
from reportgen.render.package import Part, TemplateBrokenError, pack_parts, read_package, unpack_parts, write_package
from reportgen.render.sandbox import text_environment
from tests.support import word
from tests.support.sample_layout import LAYOUT, annex, context

HOSTILE = "A & B < C > D \"x\" 'y' {{ 7 }} {% if %} {_{ z }_} {_% w %_} “trong “ngoặc” kép” ]]> &amp; <w:p/>"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("khuon") / "mau.docx"
    path.write_bytes(build_template(LAYOUT, standard.get("hd05")))
    return path


@pytest.fixture(scope="module")
def engine(template: Path) -> Engine:
    return load_engine(template)


def _canonical(xml: str | bytes) -> bytes:
    root = etree.fromstring(xml.encode() if isinstance(xml, str) else xml)
    return etree.tostring(root, method="c14n2")


def _docxtpl_parts(template: Path, values: dict[str, Any]) -> dict[str, bytes]:
    plain = DocxTemplate(str(template))
    plain.render(values, text_environment())
    stream = io.BytesIO()
    plain.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"noi_dung": HOSTILE},
        {"du_thao": "Dự thảo lần 2", "so_ky_hieu": "Số 474\u2011QĐ/HU"},
        {"thanh_vien": [], "cong_viec": []},
        {"phu_luc": annex(3, 1)},
        {"phu_luc": annex(40, 12)},
    ],
    ids=["usual", "hostile", "draft", "empty lists", "one column", "twelve columns"],
)
def test_every_part_equals_what_docxtpl_itself_renders(template: Path, engine: Engine, changes: dict[str, Any]) -> None:
    values = context(**changes)
    theirs = _docxtpl_parts(template, values)
    ours = engine.parts(values)
    assert _canonical(ours["word/document.xml"]) == _canonical(theirs["word/document.xml"])
    with zipfile.ZipFile(io.BytesIO(engine.render(values))) as archive:
        for name in archive.namelist():
            if name not in {"docProps/core.xml", "[Content_Types].xml"} and not name.endswith(".rels"):
                assert _canonical(archive.read(name)) == _canonical(theirs[name]), name


def test_the_same_context_gives_the_same_bytes(template: Path, engine: Engine) -> None:
    assert engine.render(context()) == load_engine(template).render(context())


def test_a_document_can_be_filled_now_and_put_together_later(engine: Engine) -> None:
    values = context()
    filled = engine.filled(values)
    assert [part.name.decode() for part in filled] == list(engine.parts(values))
    assert engine.package(unpack_parts(pack_parts(filled))) == engine.render(values)


def test_no_character_of_the_data_is_lost(engine: Engine) -> None:
    assert word.anchors(engine.render(context(noi_dung=HOSTILE)))["noi_dung"] == HOSTILE


def test_a_non_breaking_hyphen_becomes_words_own(engine: Engine) -> None:
    document = engine.render(context(noi_dung="số 474\u2011QĐ/HU"))
    assert len(list(word.part(document).iter(f"{word.W}noBreakHyphen"))) == 1
    assert "số 474-QĐ/HU" in word.text(document)


def test_properties_are_set_and_escaped_once(engine: Engine) -> None:
    properties = {**context()["thuoc_tinh"], "tieu_de": "A & B <c>"}
    core = docx.Document(io.BytesIO(engine.render(context(thuoc_tinh=properties)))).core_properties
    assert (core.title, core.author, core.subject) == ("A & B <c>", "Huyện uỷ Ví Dụ", "giám sát")
    assert core.created is not None
    assert core.created.isoformat() == "2021-08-25T00:00:00+00:00"


@pytest.mark.parametrize(
    "value", [None, 3.5, b"bytes", 1 + 2j, "a\x0bb", "a\x00", "dòng\nmới", "tab\t", ["list"], {"a": "b"}], ids=repr
)
def test_a_value_that_is_no_plain_text_is_refused(engine: Engine, value: object) -> None:
    with pytest.raises(TemplateRefusesError):
        engine.render(context(noi_dung=value))


def test_a_missing_name_is_refused_not_left_blank(engine: Engine) -> None:
    values = context()
    del values["noi_dung"]
    with pytest.raises(TemplateRefusesError, match="noi_dung"):
        engine.render(values)


@pytest.mark.parametrize(
    "expression",
    [
        "{{ ten.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ ten.upper() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ ten.format(ten) }}",
        "{{ range(10) }}",
        "{{ self._TemplateReference__context }}",
        "{% for i in ten.encode() %}{% endfor %}",
        "{% include 'x' %}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ ten | attr('upper') }}",
        "{% set a = ten ~ ten %}{{ a }}",
        "{% set a %}{{ ten }}{{ ten }}{% endset %}{{ a }}",
        "{% macro m() %}{{ ten }}{% endmacro %}{{ ten }}",
    ],
)
def test_a_hostile_expression_neither_runs_nor_prints(template: Path, tmp_path: Path, expression: str) -> None:
    hostile = docx.Document()
    hostile.add_paragraph(expression)
    path = tmp_path / "xau.docx"
    hostile.save(str(path))
    with pytest.raises((TemplateRefusesError, TemplateBrokenError)):
        load_engine(path).render({"ten": "giá trị"})


def _saved(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("{% if ten and not bo_trong %}có{% endif %}", "có"),
        ("{% for muc in ds %}{{ loop.index }}{{ muc }}{% if not loop.last %}, {% endif %}{% endfor %}", "1a, 2b & c"),
        ("{{ ds[1] }}", "b & c"),
        ("{% if ten == 'giá trị' %}{{ ten }}{% elif ds %}sai{% endif %}", "giá trị"),
    ],
)
def test_what_our_own_language_does_not_know_is_filled_by_jinja(tmp_path: Path, expression: str, expected: str) -> None:
    data = {"ten": "giá trị", "bo_trong": "", "ds": ["a", "b & c"]}
    assert expected in word.paragraphs(load_engine(_saved(tmp_path / "mau.docx", expression)).render(data))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{%tc for", "{%</w:t></w:r><w:r><w:t>tc for"),
        ("{%p if phu_luc %}", "{%p if phu_luc and phu_luc %}"),
        ("<w:tbl>", '<w:tbl w:rsidR="0">'),
    ],
    ids=["a tag in several runs", "more than our own language", "tables in another form"],
)
def test_grids_are_mended_in_a_template_that_was_edited(template: Path, tmp_path: Path, old: str, new: str) -> None:
    members = read_package(template)
    assert old in members["word/document.xml"].decode()
    members["word/document.xml"] = members["word/document.xml"].decode().replace(old, new).encode()
    path = tmp_path / "da-sua.docx"
    path.write_bytes(write_package(Part.of(name, content) for name, content in members.items()))
    values = context(phu_luc=annex(3, 2))
    ours = load_engine(path).parts(values)["word/document.xml"]
    assert _canonical(ours) == _canonical(_docxtpl_parts(path, values)["word/document.xml"])


def test_a_template_that_nests_too_deep_is_broken(tmp_path: Path) -> None:
    path = _saved(tmp_path / "sau.docx", "{% for x in ten %}" * 40 + "{% endfor %}" * 40)
    with pytest.raises(TemplateBrokenError):
        load_engine(path)


@pytest.mark.parametrize("tag", ["{% if %}", "{{ a b }}", "{%p for x in y %}", "{{ }}"])
def test_a_tag_that_does_not_parse_is_a_broken_template(tmp_path: Path, tag: str) -> None:
    broken = docx.Document()
    broken.add_paragraph(tag)
    path = tmp_path / "hong.docx"
    broken.save(str(path))
    with pytest.raises(TemplateBrokenError):
        load_engine(path)
