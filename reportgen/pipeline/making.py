"""One document made of its filled parts: put together, compared with what stands in its place, laid ready beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import reportgen
from reportgen.errors import ReportgenError
from reportgen.output.manifest import Entry, Manifest
from reportgen.output.staging import Ready, is_due, judge, look, sha256_of, stage
from reportgen.output.status import Status
from reportgen.pipeline.outcomes import Planned, Wish
from reportgen.pipeline.templates import standard_sha256, template_sha256
from reportgen.render.engine import Engine
from reportgen.render.package import says_the_same, unpack_parts


class Maker:
    """Makes documents for one output folder.

    Args:
        folder: The folder, held by this run unless it only tries.
        manifest: Its manifest.
        engines: The templates that are needed.
        wish: How documents are to be made.
    """

    def __init__(self, folder: Path, manifest: Manifest, engines: Mapping[str, Engine], wish: Wish) -> None:
        self._folder = folder
        self._manifest = manifest
        self._engines = engines
        self._wish = wish

    def make(self, planned: Planned, body: bytes) -> Ready | ReportgenError:
        """Make one document, and lay it ready unless it is there already; returns what refuses it, if anything does."""
        data = self._engines[planned.template].package(unpack_parts(body))
        entry = _entry(planned, data)
        target = self._folder / entry.file
        try:
            seen = look(target, self._folder)
            status = judge(seen, entry.sha256, self._manifest.known(entry.file))
            if status is Status.REPLACED and says_the_same(target, data):
                # Only deflated in another way: by an earlier version, or on another machine.
                status, entry = Status.UNCHANGED, entry._replace(sha256=seen.sha256)
            wanted = not self._wish.dry_run and is_due(status, beside=self._wish.beside)
            staged = stage(self._folder, planned.index, data) if wanted else None
        except ReportgenError as failure:
            return failure
        return Ready(entry, target, status, seen, staged, self._wish.beside)


def _entry(planned: Planned, data: bytes) -> Entry:
    head = planned.head
    return Entry(
        file=head.name,
        kind=head.kind,
        input=head.position.file,
        record=head.record,
        sha256=sha256_of(data),
        record_sha256=planned.record_sha256,
        template_sha256=template_sha256(planned.template),
        standard=head.standard,
        standard_sha256=standard_sha256(head.standard),
        version=reportgen.__version__,
    )
