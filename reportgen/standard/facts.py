"""What all facts of a regulation share: they are frozen, and each tells its clause and how we know it (`Basis`).

So a checker never presents a habit as law. Each sort of fact has a module of its own; they are built when something is
read, for a run needs few of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Self, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_Value = TypeVar("_Value")


class Basis(StrEnum):
    """How a fact is known, from the regulation's own words down to the habit of the trade."""

    QUY_DINH = "quy_dinh"
    VI_DU = "vi_du"
    NHIEU_NGUON = "nhieu_nguon"
    MOT_NGUON = "mot_nguon"
    SUY_RA = "suy_ra"
    THUC_HANH = "thuc_hanh"


def read_only(mapping: Mapping[str, _Value]) -> Mapping[str, _Value]:
    """Return a copy of a mapping that nobody can change."""
    return MappingProxyType(dict(mapping))


TextMap: TypeAlias = Annotated[Mapping[str, str], AfterValidator(read_only)]
BasisMap: TypeAlias = Annotated[Mapping[str, Basis], AfterValidator(read_only)]


class Frozen(BaseModel):
    """Values of our data files: they cannot be changed, and there are no others than those named."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Fact(Frozen):
    """Base of all facts; `basis` holds for every value that `basis_of` does not name."""

    clause: str = ""
    basis: Basis
    basis_of: BasisMap = Field(default={}, validate_default=True)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        # Frozen through and through, so a copy would only lose the identity (and read-only mappings cannot be copied).
        return self

    def basis_for(self, attribute: str) -> Basis:
        """Tell how the value of one attribute is known."""
        return self.basis_of.get(attribute, self.basis)
