"""Jinja, for templates that say more than our own language: strict, escaping, and blind to anything but plain data.

Every value passes `finalize`, which escapes it; Jinja's own autoescape would only wrap the result once more.

A template may come from anywhere, so it may read values and loop over them; it may call nothing, and no operator
may build something large from something small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.render.escaping import PlainDataError, in_document, in_property

_BUILDERS = (nodes.Concat, nodes.AssignBlock, nodes.Macro, nodes.CallBlock, nodes.FilterBlock)
#: What a template can raise that is broken; Python itself refuses what nests too deep.
_BROKEN = (TemplateError, SyntaxError, RecursionError)
#: What an expression of a foreign template can raise; the sandbox's own refusals are among the first two.
_FAULTS = (TemplateError, ValueError, TypeError, ArithmeticError, LookupError, RecursionError)


class _PlainSandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing can be called and nothing can be multiplied."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "//", "/", "-"})

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Refuse what joins or captures text: doubled thirty times, one letter would fill the machine's memory."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(_BUILDERS):
            raise TemplateSyntaxError(f"not allowed in a template: {type(node).__name__}", node.lineno)
        return tree

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        raise PlainDataError(f"a template may not compute: {operator}")


@cache
def text_environment() -> ImmutableSandboxedEnvironment:
    """The environment for document, headers and footers."""
    return _environment(in_document)


@cache
def property_environment() -> ImmutableSandboxedEnvironment:
    """The environment for the file's properties: plain XML text, no Word elements inside."""
    return _environment(in_property)


def _environment(escape: Callable[[object], str]) -> ImmutableSandboxedEnvironment:
    def finalize(value: object) -> str:
        # An undefined name raises when it is made text, and says which one it is.
        return escape(str(value) if isinstance(value, Undefined) else value)

    environment = _PlainSandbox(autoescape=False, undefined=StrictUndefined, finalize=finalize, loader=DictLoader({}))
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


def jinja_filler(source: str, environment: ImmutableSandboxedEnvironment) -> Callable[[Mapping[str, Any]], str]:
    """Make the function that fills a template, whatever it says.

    Returns:
        A function from the data of a document to the filled part. It raises ValueError for data that the template
        cannot be filled from, and for what the sandbox refuses.

    Raises:
        ValueError: The template does not parse.
    """
    try:
        template = environment.from_string(source)
    except _BROKEN as error:
        raise ValueError(str(error)) from error

    def fill(data: Mapping[str, Any]) -> str:
        try:
            return template.render(data)
        except _FAULTS as error:
            raise ValueError(str(error)) from error

    return fill
