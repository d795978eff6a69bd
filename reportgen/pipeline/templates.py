"""Which Word template a document is made from, and where it stands."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import reportgen
from reportgen.standard import fingerprint
from reportgen.template_set import template_name


def template_path(kind_id: str, variant: str, standard_id: str) -> Path:
    """Where the template of a kind stands."""
    return templates_folder() / template_name(standard_id, kind_id, variant)


@cache
def templates_folder() -> Path:
    """Where the Word templates stand: inside the installed package, or at the top of a checkout."""
    package = Path(reportgen.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


@cache
def standard_sha256(standard_id: str) -> str:
    """Fingerprint of what a standard says, for the manifest."""
    return fingerprint(standard_id)
