"""click's own words: all of them in Vietnamese, whatever version is installed."""

from __future__ import annotations

import ast
import gettext
import importlib.util
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from reportgen.cli._vi import LOCALE_FOLDER

TOOL = Path(__file__).parents[2] / "tools" / "compile_catalogue.py"
MO = LOCALE_FOLDER / "vi" / "LC_MESSAGES" / "messages.mo"

#: Words that click passes on from elsewhere: no literal stands in its source.
NOT_LITERAL = {"extra['required']"}


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_catalogue", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def source_entries() -> dict[str, str]:
    entries = tool().parse(MO.with_suffix(".po").read_text(encoding="utf-8"))
    assert isinstance(entries, dict)
    return entries


def translatable() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every `_("…")` and `ngettext("…", "…", n)` of the installed click: file, and one or two messages."""
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                arguments = node.args[: 2 if node.func.id == "ngettext" else 1]
                yield path.name, tuple(ast.literal_eval(arg) for arg in arguments if not is_passed_on(arg))


def is_passed_on(argument: ast.expr) -> bool:
    return ast.unparse(argument) in NOT_LITERAL


def translation(catalogue: gettext.GNUTranslations, messages: tuple[str, ...]) -> str:
    return catalogue.gettext(messages[0]) if len(messages) == 1 else catalogue.ngettext(messages[0], messages[1], 2)


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name} | ({"%"} if "%(" in text else set())


@pytest.fixture(scope="module")
def catalogue() -> gettext.GNUTranslations:
    with MO.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def test_click_says_nothing_that_the_catalogue_lacks(catalogue: gettext.GNUTranslations) -> None:
    calls = [(file, messages) for file, messages in translatable() if messages]
    assert len(calls) > 50
    lacking = {(file, messages[0]) for file, messages in calls if translation(catalogue, messages) in messages}
    assert lacking == set()


def test_the_word_that_click_passes_on_is_there(catalogue: gettext.GNUTranslations) -> None:
    assert catalogue.gettext("required") == "bắt buộc"


def test_the_compiled_catalogue_is_what_the_source_says() -> None:
    assert tool().compile_catalogue(source_entries()) == MO.read_bytes()


def test_translations_use_only_slots_that_their_message_has() -> None:
    for key, value in source_entries().items():
        offered = set().union(*(slots(form) for form in key.split("\0")))
        assert slots(value) <= offered if key else True


def test_singular_and_plural_read_alike(catalogue: gettext.GNUTranslations) -> None:
    forms = ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.")
    assert catalogue.ngettext(*forms, 1) == catalogue.ngettext(*forms, 3) == "Tuỳ chọn {name!r} cần {nargs} giá trị."
