"""Which Word template a document is made from, and where it stands."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import reportgen
from reportgen.errors import ReportgenError
from reportgen.standard import fingerprint
from reportgen.template_set import template_name

if TYPE_CHECKING:
    from reportgen.render.engine import Engine


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
def compiled(template: str) -> Engine | ReportgenError:
    """Load a template, once in a process.

    Args:
        template: Its place inside the folder of templates.

    Returns:
        The compiled template, or what keeps it from being used (`TemplateBrokenError`).
    """
    # The libraries that read templates are not for those who only check.
    from reportgen.render.engine import load_engine
    from reportgen.render.package import TemplateBrokenError

    try:
        return load_engine(templates_folder() / template)
    except TemplateBrokenError as failure:
        return failure


@cache
def template_sha256(template: str) -> str:
    """Fingerprint of a template, for the manifest."""
    return sha256((templates_folder() / template).read_bytes()).hexdigest()


@cache
def standard_sha256(standard_id: str) -> str:
    """Fingerprint of what a standard says, for the manifest."""
    return fingerprint(standard_id)
