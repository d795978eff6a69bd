"""The committed templates: equal to their build, in named styles only, every field anchored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.render.escaping import Printed, in_document
from reportgen.render.filling import filler
from reportgen.render.grids import set_apart
from reportgen.render.language import parse
from reportgen.render.package import read_package
from reportgen.render.paragraphs import MAX_TAG_LENGTH
from reportgen.render.preparation import memory, memory_path, sources
from reportgen.render.wordml import W
from reportgen.template_set import built_templates
from tests.contract.conftest import TEMPLATES
from tests.support import word

BUILT = dict(built_templates())
_W = f"{{{W}}}"


@pytest.fixture(params=sorted(BUILT))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_template_is_missing_and_none_is_left_over() -> None:
    found = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.docx")}
    assert found == set(BUILT)


def test_a_template_equals_its_build(name: str) -> None:
    assert (TEMPLATES / name).read_bytes() == BUILT[name], "run: make khuon"


def test_what_docxtpl_makes_of_a_template_is_remembered_beside_it(name: str) -> None:
    path = TEMPLATES / name
    assert memory_path(path).read_bytes() == memory(path), "run: make khuon"


def test_nothing_is_remembered_of_a_template_that_is_not_there() -> None:
    assert set(TEMPLATES.rglob("*.json")) == {memory_path(TEMPLATES / name) for name in BUILT}


def test_a_template_is_written_in_our_own_language(name: str) -> None:
    for source in sources(TEMPLATES / name, read_package(TEMPLATES / name)).values():
        nodes = parse(source)
        set_apart(nodes)
        assert filler(nodes, Printed(in_document))


def test_a_template_is_valid_office_open_xml(name: str) -> None:
    result = OpenXmlValidator().validate(TEMPLATES / name)
    assert [str(error) for error in result.errors] == []


def test_docxtpl_itself_can_read_a_template(name: str) -> None:
    assert DocxTemplate(str(TEMPLATES / name)).get_undeclared_template_variables()


def test_the_body_is_formatted_by_named_styles_only(name: str) -> None:
    document = word.part(BUILT[name])
    styles = {style.get(f"{_W}styleId") for style in word.part(BUILT[name], "word/styles.xml").iter(f"{_W}style")}
    for properties in document.iter(f"{_W}pPr"):
        assert {child.tag for child in properties} <= {f"{_W}pStyle", f"{_W}sectPr"}
    for properties in document.iter(f"{_W}rPr"):
        assert {child.tag for child in properties} == {f"{_W}rStyle"}
    used = {node.get(f"{_W}val") for node in document.iter(f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle")}
    assert used <= styles


def test_every_field_stands_in_an_invisible_anchor(name: str) -> None:
    document = word.part(BUILT[name])
    for node in document.iter(f"{_W}t"):
        anchored = any(parent.tag == f"{_W}sdt" for parent in node.iterancestors())
        assert ("{{" in (node.text or "")) == anchored, node.text
    for control in document.iter(f"{_W}sdtPr"):
        tag, alias = control.find(f"{_W}tag"), control.find(f"{_W}alias")
        assert tag is not None
        assert alias is not None
        assert 0 < len(tag.get(f"{_W}val") or "") <= MAX_TAG_LENGTH
        assert 0 < len(alias.get(f"{_W}val") or "") <= MAX_TAG_LENGTH
        assert etree.tostring(control).count(b'appearance w15:val="hidden"') == 1


def test_the_language_is_vietnamese(name: str) -> None:
    languages = {node.get(f"{_W}val") for node in word.part(BUILT[name], "word/styles.xml").iter(f"{_W}lang")}
    assert languages == {"vi-VN"}


def test_widows_are_controlled_in_every_paragraph_style(name: str) -> None:
    for style in word.part(BUILT[name], "word/styles.xml").iter(f"{_W}style"):
        based_on = style.find(f"{_W}basedOn")
        if style.get(f"{_W}type") == "paragraph" and based_on is not None and based_on.get(f"{_W}val") == "Normal":
            identifier = style.get(f"{_W}styleId")
            assert identifier == "doan_dem" or style.find(f"{_W}pPr/{_W}widowControl") is not None, identifier


def test_fixed_words_are_spelt_the_same_in_both_tone_styles(name: str) -> None:
    """An office writes `uỷ` or `ủy`; the words of a template must not take sides."""
    taking_sides = re.compile(r"(?i)(?<!q)u[ỷỵỳýỹ]\b|(?<!q)[ủụùúũ]y\b|o[àáảãạèéẻẽẹ]\b|[òóỏõọ][ae]\b")
    for node in word.part(BUILT[name]).iter(f"{_W}t"):
        assert not taking_sides.search(node.text or ""), node.text


def test_templates_are_the_files_of_the_standards_and_kinds_only() -> None:
    assert {Path(name).parts[0] for name in BUILT} == {"hd05", "hd36"}
