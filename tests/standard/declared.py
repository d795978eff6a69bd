"""What the classes of facts declare, for the tests: the program itself takes its data files as they are."""

from __future__ import annotations

from typing import Any, ClassVar, get_origin, get_type_hints

from reportgen.standard.facts import Frozen


def fields_of(kind: type[Frozen]) -> dict[str, Any]:
    """The values that a class of facts declares, each with its annotation."""
    return {name: hint for name, hint in get_type_hints(kind).items() if get_origin(hint) is not ClassVar}
