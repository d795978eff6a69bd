"""Finding the kind that a user names."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportgen.kinds import Kind


def kind_named(name: str, *, also: tuple[str, ...] = ()) -> Kind:
    """Find a kind by id or label, however it is spelled.

    Args:
        name: As typed.
        also: Further names that the command takes, for the advice.

    Raises:
        click.UsageError: There is no such kind; the message names the nearest.
    """
    from reportgen.kinds import KindNames, all_kinds
    from reportgen.text.slugs import fold

    kinds = all_kinds()
    names = KindNames(kinds)
    if (kind := names.find(name)) is not None:
        return kind
    near = get_close_matches(fold(name), names.spellings, n=1)
    hint = f"Có phải ý bạn là «{names.spellings[near[0]].id}»?" if near else f"Các loại: {', '.join((*kinds, *also))}."
    raise click.UsageError(f"Không có loại văn bản «{name}». {hint}")
