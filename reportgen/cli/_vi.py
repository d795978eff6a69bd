"""Vietnamese for click's own words ("Usage", "Missing option" …), without touching click.

click looks its words up through gettext's default domain. Binding that domain to our catalogue and asking for
Vietnamese is all it takes; Windows sets no language variable, and elsewhere it would be the wrong one.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE_FOLDER = Path(__file__).parent / "locale"
_DOMAIN = "messages"


def speak() -> None:
    """Make click speak Vietnamese, whatever the language of the system."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain(_DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(_DOMAIN)
