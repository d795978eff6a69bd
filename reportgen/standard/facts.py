"""What all facts of a regulation share: they are frozen, and each tells its clause and how we know it (`Basis`).

So a checker never presents a habit as law. Each sort of fact has a module of its own; they are made when something is
read, for a run needs few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, Self, TypeAlias, TypeVar

_Value = TypeVar("_Value")
#: Makes a value of what JSON has for it.
Maker: TypeAlias = Callable[[Any], Any]


class Basis(StrEnum):
    """How a fact is known, from the regulation's own words down to the habit of the trade."""

    QUY_DINH = "quy_dinh"
    VI_DU = "vi_du"
    NHIEU_NGUON = "nhieu_nguon"
    MOT_NGUON = "mot_nguon"
    SUY_RA = "suy_ra"
    THUC_HANH = "thuc_hanh"


def each(make: Callable[[Any], _Value]) -> Callable[[list[Any]], tuple[_Value, ...]]:
    """Make a tuple of a list, each item in the given way."""
    return lambda items: tuple(map(make, items))


def each_value(make: Callable[[Any], _Value]) -> Callable[[Mapping[str, Any]], Mapping[str, _Value]]:
    """Make a mapping that nobody can change, each value in the given way."""
    return lambda group: MappingProxyType({key: make(value) for key, value in group.items()})


def _as_typed(value: Any) -> Any:
    if type(value) is list:
        return tuple(map(_as_typed, value))
    return MappingProxyType(value) if type(value) is dict else value


class Frozen:
    """Values of our data files: they cannot be changed, and there are no others than those named.

    A class names them by its annotations, with a default for what a file may leave out. No run judges them: they are
    our own, and `tests/standard/test_declared.py` holds every one to its annotation.
    """

    #: How values are made of what JSON has; others are taken as they are, lists as tuples, groups as read-only ones.
    makers: ClassVar[Mapping[str, Maker]] = MappingProxyType({})

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Self:
        """Make one of an entry of a data file; what is null there is None."""
        made, makers = cls(), cls.makers
        for name, value in entry.items():
            make = makers.get(name, _as_typed)
            vars(made)[name] = None if value is None else make(value)
        return made

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} is a fact")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} is a fact")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        # Frozen through and through, so a copy would only lose the identity (and read-only mappings cannot be copied).
        return self


class Fact(Frozen):
    """Base of all facts; `basis` holds for every value that `basis_of` does not name."""

    makers = MappingProxyType({"basis": Basis, "basis_of": each_value(Basis)})

    clause: str = ""
    basis: Basis
    basis_of: Mapping[str, Basis] = MappingProxyType({})

    def basis_for(self, attribute: str) -> Basis:
        """Tell how the value of one attribute is known."""
        return self.basis_of.get(attribute, self.basis)


#: How the dates are made between which a fact holds.
SPAN: Mapping[str, Maker] = MappingProxyType(dict.fromkeys(("valid_from", "valid_to"), date.fromisoformat))
