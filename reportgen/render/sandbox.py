"""The Jinja environments of the engine: strict, escaping, and blind to anything but plain data.

Every value passes `finalize`, which escapes it; Jinja's own autoescape would only wrap the result once more, at a
third of the price of a document.

A template may come from anywhere, so it may read values and loop over them; it may call nothing, and no operator
may build something large from something small.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

NON_BREAKING_HYPHEN = "\u2011"
_HYPHEN_ELEMENT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
#: docxtpl rewrites these in its output; as character references they survive.
_REWRITTEN = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
#: Characters that XML forbids or that docxtpl turns into tabs, breaks and new paragraphs.
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


#: Names that lead to a method of every mapping, never to a value under that key: left to Jinja's own judgement.
_METHODS = frozenset(dir(dict))
_LOOP_STATE = frozenset({"index", "index0", "first", "last"})


_BUILDERS = (nodes.Concat, nodes.AssignBlock, nodes.Macro, nodes.CallBlock, nodes.FilterBlock)


class PlainDataError(ValueError):
    """A value that is no plain text reached a template."""


class _PlainSandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing can be called and nothing can be multiplied."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "//", "/", "-"})

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Refuse what joins or captures text: doubled thirty times, one letter would fill the machine's memory."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(_BUILDERS):
            raise TemplateSyntaxError(f"not allowed in a template: {type(node).__name__}", node.lineno)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look a name up; the two usual cases directly, as Jinja's way takes ten times as long to the same answer."""
        if type(obj) is dict and attribute in obj and attribute not in _METHODS:
            return obj[attribute]
        if type(obj) is LoopContext and attribute in _LOOP_STATE:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

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
    environment = _PlainSandbox(autoescape=False, undefined=StrictUndefined, finalize=finalize, loader=DictLoader({}))
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


def _finalize_text(value: object) -> str:
    return _text(value if type(value) is str else _plain(value))


def _finalize_property(value: object) -> str:
    return _escaped(value if type(value) is str else _plain(value))


def _plain(value: object) -> str:
    if type(value) is int or isinstance(value, str | Undefined):
        return str(value)  # an undefined name raises here, and says which one it is
    raise PlainDataError(f"not plain text: {type(value).__name__}")


@lru_cache(maxsize=4096)  # names, figures and fixed sentences come again, in one document and in the next
def _text(value: str) -> str:
    return _escaped(value).replace(NON_BREAKING_HYPHEN, _HYPHEN_ELEMENT)


def _escaped(value: str) -> str:
    if not value.isprintable() and _CONTROL.search(value):
        raise PlainDataError(f"control character in {value[:40]!r}")
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_" not in escaped:
        return escaped
    return _REWRITTEN.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), escaped)
