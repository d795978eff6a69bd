"""Every sentence that tells a clerk what went wrong and what to do: the only home of that wording.

`CATALOGUE` maps the code of a problem or of a failure to a sentence and an advice, both with `{name}` slots
that the problem's params fill.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.errors import ReportgenError
from reportgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Message:
    """A Vietnamese sentence and what to do about it."""

    sentence: str
    advice: str


_TEXT: dict[str, Message] = {}

_WORLD: dict[str, Message] = {}

_SOURCES: dict[str, Message] = {}

_MODEL: dict[str, Message] = {}

_KINDS: dict[str, Message] = {}

_OUTPUT: dict[str, Message] = {}

CATALOGUE: Mapping[str, Message] = MappingProxyType(_TEXT | _WORLD | _SOURCES | _MODEL | _KINDS | _OUTPUT)


def explain(subject: Problem | ReportgenError) -> Message:
    """Fill the catalogue's sentence and advice for one problem or failure.

    Raises:
        KeyError: The code has no entry, or a slot has no value: a bug of ours, caught by a contract test.
    """
    template = CATALOGUE[subject.code]
    return Message(template.sentence.format(**subject.params), template.advice.format(**subject.params))
