"""The generated pages are what the program says now, and every page can be read, in UTF-8, with links that lead on."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

import reportgen
from reportgen.cli._app import app
from reportgen.kinds import all_kinds
from reportgen.messages import catalogue
from reportgen.model.co_quan import CoQuan
from reportgen.model.van_ban import VanBan
from reportgen.sources.schema import Shape, fields_of
from reportgen.standard import all_organs, all_standards, all_ten_loai

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"
TOOL = REPOSITORY / "tools" / "make_docs.py"
PACKAGE = Path(reportgen.__file__).parent
GLOSSES = REPOSITORY / "tools" / "pages" / "thuat_ngu.yaml"
PAGES = sorted(DOCS.rglob("*.md"))
READ_FIRST = [REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands(group: click.Group, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        yield f"{path} {name}"
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def models(model: type) -> Iterator[type]:
    """A model and all those inside it."""
    yield model
    for entry in fields_of(model).values():
        shape: Shape = entry.shape.item or entry.shape
        for inner in shape.models:
            yield from models(inner)


def typed_models() -> set[type]:
    return {one for root in (CoQuan, *(kind.model for kind in all_kinds().values())) for one in models(root)}


# --- generated pages ------------------------------------------------------------------------------------------------


def test_the_committed_pages_are_the_generated_ones() -> None:
    done = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_a_page_that_differs_or_is_left_over_is_noticed(tmp_path: Path) -> None:
    def tool(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(TOOL), *arguments, str(tmp_path)], capture_output=True, encoding="utf-8", check=False
        )

    assert tool().returncode == 0
    assert tool("--check").returncode == 0
    (tmp_path / "loai" / "loai_da_bo.md").write_text("cũ", encoding="utf-8")
    (tmp_path / "loi.md").write_text("khác", encoding="utf-8")
    noticed = tool("--check")
    assert noticed.returncode == 1
    assert "loai_da_bo.md" in noticed.stderr
    assert "loi.md" in noticed.stderr
    assert tool().returncode == 0
    assert not (tmp_path / "loai" / "loai_da_bo.md").exists()


@pytest.mark.parametrize("kind_id", sorted(all_kinds()))
def test_every_kind_has_a_page_with_all_its_fields_and_its_sample(kind_id: str) -> None:
    kind, text = all_kinds()[kind_id], page(f"loai/{kind_id}.md")
    for model in models(kind.model):
        for name, entry in fields_of(model).items():
            if model is not CoQuan and name != "co_quan":
                assert f"| `{name}` | {'có' if entry.required else ''} |" in text, name
    assert kind.sample_path.read_text(encoding="utf-8").rstrip() in text
    assert f"]({kind_id}.md)" in page("loai/README.md")


def test_every_sort_of_organ_is_offered() -> None:
    text = page("loai/co_quan.md")
    for slug, organ in all_organs().items():
        assert f"| {organ.ten} | `{slug}` |" in text


def test_every_problem_has_one_row() -> None:
    rows = re.findall(r'^\| <a id="([^"]+)"></a>', page("loi.md"), re.MULTILINE)
    assert sorted(rows) == sorted(catalogue())


def test_every_command_has_its_help() -> None:
    told = re.findall(r"^## (reportgen.*)$", page("lenh.md"), re.MULTILINE)
    assert told == ["reportgen", *commands(app, "reportgen")]


def test_every_component_and_type_of_both_standards_has_a_row() -> None:
    rows = re.findall(r"^\| [^|]*`(\w+)` \|", page("the-thuc.md"), re.MULTILINE)
    assert {name for standard in all_standards() for name in standard.components} <= set(rows)
    for slug in all_ten_loai():
        assert f"| `{slug}` |" in page("the-thuc.md")


def test_every_key_has_one_row_in_the_glossary() -> None:
    rows = re.findall(r"^\| [^|]* \| `(\w+)` \|", page("tu-dien.md"), re.MULTILINE)
    known = {name for model in typed_models() for name in fields_of(model)}
    assert len(rows) == len(set(rows))
    assert set(rows) == known


def test_glosses_are_of_keys_there_are_and_every_shared_key_has_one() -> None:
    glossed = {slug for slug, gloss in yaml.safe_load(GLOSSES.read_text(encoding="utf-8")).items() if gloss["en"]}
    shared = {VanBan, *(model for model in typed_models() if model.__module__.startswith("reportgen.model."))}
    assert {name for model in shared for name in fields_of(model)} <= glossed
    assert glossed <= {name for model in typed_models() for name in fields_of(model)}


def test_the_map_of_the_code_shows_every_room() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))}
    shown = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", page("ban-do-ma.md"), re.MULTILINE)
    parts_of_the_catalogue = {room for room in rooms if room.startswith("messages_")}
    assert sorted(shown) == sorted(rooms - {"__init__", "__main__"} - parts_of_the_catalogue)


# --- all pages ------------------------------------------------------------------------------------------------------


def test_every_page_is_utf8_and_composed() -> None:
    for path in [*PAGES, *READ_FIRST]:
        text = path.read_bytes().decode("utf-8")
        assert text == unicodedata.normalize("NFC", text), path
        assert not text.startswith("\ufeff"), path


def anchors(path: Path) -> set[str]:
    """What a link may name on a page: headings as the web pages of code hosts spell them, and places of our own."""
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    headings = (re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(text))
    return {*headings, *re.findall(r'<a id="([^"]+)">', text)}


def broken(path: Path) -> Iterator[str]:
    for target in _LINK.findall(_FENCED.sub("", path.read_text(encoding="utf-8"))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        aim = (path.parent / name).resolve() if name else path
        if not aim.exists() or (anchor and anchor not in anchors(aim)):
            yield f"{path}: {target}"


def test_every_link_leads_somewhere() -> None:
    assert [link for path in [*PAGES, *READ_FIRST] for link in broken(path)] == []


def test_a_link_that_leads_nowhere_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Đầu đề, hai\n\n[x](b.md) [y](a.md#dau-de) [z](#đầu-đề-hai)\n", encoding="utf-8")
    assert [link.rpartition(" ")[2] for link in broken(tmp_path / "a.md")] == ["b.md", "a.md#dau-de"]


def test_every_page_is_reached_from_the_list_of_pages() -> None:
    seen: set[Path] = set()
    waiting = [DOCS / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.suffix != ".md" or not path.exists():
            continue
        seen.add(path)
        text = _FENCED.sub("", path.read_text(encoding="utf-8"))
        targets = (target.partition("#")[0] for target in _LINK.findall(text) if "://" not in target)
        waiting += [(path.parent / target).resolve() for target in targets if target]
    assert [str(path.relative_to(DOCS)) for path in PAGES if path.resolve() not in seen] == []
