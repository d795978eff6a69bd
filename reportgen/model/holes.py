"""The stand-in for a value that a draft does not have yet.

A draft shows what is missing («[chưa có: Mốc thời gian]») instead of refusing. Code that only prints may treat a hole
like the value it stands for; code that computes or compares must not, and is stopped by `HoleTouched`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")


class HoleTouched(TypeError):  # noqa: N818 - says what happened, and is caught by name
    """A missing value was compared or computed with, so the answer would mean nothing.

    A `TypeError`, because that is what functions of other libraries raise when they meet a hole, and because Python's
    own `list(hole)` survives a length that refuses with this class only.
    """


class Hole:
    """A missing value of a draft.

    Printing it gives its text; any attribute and any call gives the hole again; iterating gives it once.
    Comparing, counting, ordering, hashing and arithmetic raise `HoleTouched`.

    Args:
        label: Vietnamese label of the field that is missing.
    """

    __slots__ = ("_label",)

    def __init__(self, label: str) -> None:
        self._label = label

    def __str__(self) -> str:
        return f"[chưa có: {self._label}]"

    def __repr__(self) -> str:
        return f"Hole({self._label!r})"

    def __format__(self, format_spec: str) -> str:
        return str(self)

    def __getattr__(self, name: str) -> Any:
        # Underscored names are protocols of Python and of pydantic: a hole has none of them.
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __call__(self, *_args: object, **_kwargs: object) -> Any:
        """Give the hole again, whatever method it is asked for."""
        return self

    def __iter__(self) -> Iterator[Any]:
        yield self

    def __getitem__(self, _key: object) -> Any:
        return self

    def _touched(self, *_others: object) -> NoReturn:
        raise HoleTouched(str(self))

    def __eq__(self, _other: object) -> bool:
        self._touched()

    def __hash__(self) -> int:
        self._touched()

    def __len__(self) -> int:
        self._touched()

    def __bool__(self) -> bool:
        self._touched()

    __int__ = __index__ = __float__ = __contains__ = _touched
    __lt__ = __le__ = __gt__ = __ge__ = _touched
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __mod__ = _touched


def known(value: T) -> T:
    """Return the value, or stop the check that needs it.

    Raises:
        HoleTouched: The value is missing.
    """
    if isinstance(value, Hole):
        raise HoleTouched(str(value))
    return value
