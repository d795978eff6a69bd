"""What docxtpl makes of a template, remembered beside it: used for the same bytes only, never needed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen import standard
from reportgen.render.builder import build_template
from reportgen.render.engine import TemplateRefusesError, load_engine
from reportgen.render.package import MAX_FILE_BYTES, Part, TemplateBrokenError, read_package, write_package
from reportgen.render.preparation import DOCUMENT, memory, memory_path, sources
from tests.support.sample_layout import LAYOUT, context


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "mau.ngang.docx"
    path.write_bytes(build_template(LAYOUT, standard.get("hd05")))
    return path


def _remember(template: Path, change: Callable[[dict[str, Any]], object] = bool) -> None:
    entries = json.loads(memory(template))
    change(entries)
    memory_path(template).write_text(json.dumps(entries), encoding="utf-8")


def _edit(template: Path, old: str, new: str) -> None:
    members = read_package(template)
    members[DOCUMENT] = members[DOCUMENT].decode().replace(old, new).encode()
    template.write_bytes(write_package(Part.of(name, content) for name, content in members.items()))


def test_it_stands_beside_the_template_under_its_whole_name(template: Path) -> None:
    assert memory_path(template).name == "mau.ngang.prepared.json"


def test_what_is_remembered_is_what_docxtpl_makes_and_the_same_every_time(template: Path) -> None:
    members = read_package(template)
    prepared = sources(template, members)
    _remember(template)
    assert sources(template, members) == prepared
    assert memory(template) == memory(template)


def test_what_is_remembered_is_used(template: Path) -> None:
    _remember(template, lambda entries: entries[DOCUMENT].update(source="<nhớ>{{ noi_dung }}</nhớ>"))
    assert load_engine(template).parts(context(noi_dung="a"))[DOCUMENT] == "<nhớ>a</nhớ>"


def test_a_template_that_was_edited_is_prepared_anew(template: Path) -> None:
    _remember(template)
    _edit(template, "QUYẾT ĐỊNH", "NGHỊ QUYẾT")
    expected = load_engine(template).render(context())
    memory_path(template).unlink()
    assert load_engine(template).render(context()) == expected


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"{", b"[]", b"null", b'{"word/document.xml": 1}', b"[" * 100_000],
    ids=["empty", "no text", "cut", "list", "null", "number", "deep"],
)
def test_a_memory_that_cannot_be_read_is_like_none(template: Path, content: bytes) -> None:
    expected = load_engine(template).render(context())
    memory_path(template).write_bytes(content)
    assert load_engine(template).render(context()) == expected


def test_a_memory_larger_than_any_template_is_like_none(template: Path) -> None:
    expected = load_engine(template).render(context())
    _remember(template, lambda entries: entries[DOCUMENT].update(source="<nhớ/>"))
    with memory_path(template).open("ab") as stream:
        stream.write(b" " * MAX_FILE_BYTES)
    assert load_engine(template).render(context()) == expected


def test_a_memory_that_lacks_a_part_is_like_none(template: Path) -> None:
    def forget(entries: dict[str, Any]) -> None:
        del entries["word/header1.xml"]
        entries[DOCUMENT]["source"] = "<nhớ/>"

    expected = load_engine(template).render(context())
    _remember(template, forget)
    assert load_engine(template).render(context()) == expected


def test_a_memory_is_no_way_around_the_sandbox(template: Path) -> None:
    hostile = "<a>{{ ''.__class__.__mro__ }}{% for x in noi_dung.encode() %}{{ x }}{% endfor %}</a>"
    _remember(template, lambda entries: entries[DOCUMENT].update(source=hostile))
    with pytest.raises(TemplateRefusesError):
        load_engine(template).render(context())


def test_a_memory_is_no_way_around_the_ban_on_document_types(template: Path) -> None:
    """No template may declare one (`read_package`), so what is remembered of it may not either."""
    expected = load_engine(template).render(context())
    hostile = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;{{ noi_dung }}</a>'
    _remember(template, lambda entries: entries[DOCUMENT].update(source=hostile))
    assert load_engine(template).render(context()) == expected


def test_a_remembered_source_that_does_not_parse_is_a_broken_template(template: Path) -> None:
    _remember(template, lambda entries: entries[DOCUMENT].update(source="{{ a b }}"))
    with pytest.raises(TemplateBrokenError):
        load_engine(template)


@pytest.mark.parametrize(
    "document",
    [b"<a>{{ b }}</a>", b"<a", b""],
    ids=["not of Word", "cut", "empty"],
)
def test_what_docxtpl_cannot_prepare_is_a_broken_template(template: Path, document: bytes) -> None:
    members = read_package(template) | {DOCUMENT: document}
    template.write_bytes(write_package(Part.of(name, content) for name, content in members.items()))
    with pytest.raises(TemplateBrokenError):
        load_engine(template)


def test_a_document_in_another_encoding_is_a_broken_template(template: Path) -> None:
    members = read_package(template)
    members[DOCUMENT] = members[DOCUMENT].decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16")
    template.write_bytes(write_package(Part.of(name, content) for name, content in members.items()))
    with pytest.raises(TemplateBrokenError):
        load_engine(template)


def test_a_remembered_template_is_filled_without_the_libraries_that_prepare_templates(template: Path) -> None:
    _remember(template)
    script = (
        "import json, sys; from pathlib import Path; from reportgen.render.engine import load_engine; "
        "done = load_engine(Path(sys.argv[1])).render(json.loads(sys.argv[2])); "
        "print(len(done), sorted({'docxtpl', 'docx', 'jinja2', 'lxml'} & sys.modules.keys()))"
    )
    asked = [sys.executable, "-c", script, str(template), json.dumps(context())]
    done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split(" ", 1) == [str(len(load_engine(template).render(context()))), "[]\n"]
