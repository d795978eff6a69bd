"""A record put into words, and the words filled into their template; may be done in a worker process."""

from __future__ import annotations

import marshal
from hashlib import sha256

from reportgen.errors import ReportgenError
from reportgen.intake import Record
from reportgen.pipeline.templates import compiled
from reportgen.pipeline.types import Filled, Words
from reportgen.render.package import pack_parts
from reportgen.template_set import template_name

#: The last form that writes the same value always alike: later ones look at which objects are shared.
_FORM = 2


def word(record: Record) -> Words:
    """Decide all wording of a record."""
    context = record.kind.context(record.van_ban, record.setting)
    template = template_name(record.setting.standard.id, record.kind.id, record.kind.variant(context))
    return Words(template, context)


def fill(words: Words) -> Filled:
    """Fill the words into their template; what refuses is part of the answer."""
    template, context = words
    fingerprint = sha256(marshal.dumps(context, _FORM)).hexdigest()
    engine = compiled(template)
    if isinstance(engine, ReportgenError):
        return Filled(template, fingerprint, failure=engine)
    try:
        return Filled(template, fingerprint, pack_parts(engine.filled(context)))
    except ReportgenError as refusal:
        return Filled(template, fingerprint, failure=refusal)
