"""The Jinja environments of the engine: strict, escaping, and blind to anything but plain data.

A template may come from anywhere, so it may read values and loop over them; it may call nothing, and no operator
may build something large from something small.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import DictLoader, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

NON_BREAKING_HYPHEN = "\u2011"
_HYPHEN_ELEMENT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
#: docxtpl rewrites these in its output; as character references they survive.
_REWRITTEN = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
#: Characters that XML forbids or that docxtpl turns into tabs, breaks and new paragraphs.
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class PlainDataError(ValueError):
    """A value that is no plain text reached a template."""


class _PlainSandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing can be called and nothing can be multiplied."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "//", "/", "-"})

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        raise PlainDataError(f"a template may not compute: {operator}")


@cache
def text_environment() -> ImmutableSandboxedEnvironment:
    """The environment for document, headers and footers."""
    return _environment(_finalize_text)


@cache
def property_environment() -> ImmutableSandboxedEnvironment:
    """The environment for the file's properties: plain XML text, no Word elements inside."""
    return _environment(_finalize_property)


def _environment(finalize: Any) -> ImmutableSandboxedEnvironment:
    environment = _PlainSandbox(autoescape=True, undefined=StrictUndefined, finalize=finalize, loader=DictLoader({}))
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


def _finalize_text(value: object) -> Markup:
    return Markup(_escaped(value).replace(NON_BREAKING_HYPHEN, _HYPHEN_ELEMENT))  # noqa: S704


def _finalize_property(value: object) -> Markup:
    return Markup(_escaped(value))  # noqa: S704


def _escaped(value: object) -> str:
    if type(value) is int or isinstance(value, Undefined):
        return str(value)  # an undefined name raises here, and says which one it is
    if not isinstance(value, str):
        raise PlainDataError(f"not plain text: {type(value).__name__}")
    if _CONTROL.search(value):
        raise PlainDataError(f"control character in {value[:40]!r}")
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _REWRITTEN.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), escaped)
