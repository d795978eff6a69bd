"""One part of a template and the two ways to fill it: by a function of our own, or by Jinja in a sandbox.

The function (`language`, `filling`, `grids`) knows what layouts write and is many times faster. It answers or it does
not: what it cannot read, and every document that it refuses, is Jinja's, so that there is one authority for what a
template means and one voice that says why it cannot be filled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cached_property
from typing import Any

from reportgen.render.escaping import Printed, in_document, in_property
from reportgen.render.filling import Fill, filler
from reportgen.render.grids import set_apart
from reportgen.render.language import BeyondError, parse


class Print(Enum):
    """How values stand in a part: in the text of a document, or in the file's properties."""

    TEXT = "text"
    PROPERTY = "property"


#: Names, figures and fixed sentences come again in the next document and in other templates.
_PRINTED = {Print.TEXT: Printed(in_document), Print.PROPERTY: Printed(in_property)}


class PartTemplate:
    """A part of a template, ready to be filled.

    Args:
        source: Its XML as docxtpl prepares it.
        how: How values are printed.
        mends_grids: Whether the grids of its tables are to be mended after filling.

    Raises:
        ValueError: The template does not parse.
    """

    def __init__(self, source: str, how: Print = Print.TEXT, *, mends_grids: bool = False) -> None:
        self._source, self._how, self._mends_grids = source, how, mends_grids
        self._quick = self._function()
        if self._quick is None:
            self._jinja  # noqa: B018 -- a template that does not parse is told when it is loaded

    def fill(self, data: Mapping[str, Any]) -> bytes:
        """Fill the part with plain data.

        Returns:
            Its XML, UTF-8.

        Raises:
            ValueError: The template cannot be filled from this data; says why.
        """
        if self._quick is not None:
            try:
                return b"".join(self._quick(data))
            except (LookupError, TypeError, ValueError):
                pass  # Jinja says what is wrong.
        return self._jinja(data).encode()

    def _function(self) -> Fill | None:
        try:
            nodes = parse(self._source)
            if self._mends_grids:
                set_apart(nodes)
            return filler(nodes, _PRINTED[self._how])
        except BeyondError:
            return None

    @cached_property
    def _jinja(self) -> Callable[[Mapping[str, Any]], str]:
        # Both libraries take longer to load than most runs take.
        from reportgen.render.preparation import mend_grids
        from reportgen.render.sandbox import jinja_filler, property_environment, text_environment

        environment = text_environment() if self._how is Print.TEXT else property_environment()
        fill = jinja_filler(self._source, environment)
        return (lambda data: mend_grids(fill(data))) if self._mends_grids else fill
