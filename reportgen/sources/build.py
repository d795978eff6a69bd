"""Puts the pieces that a parser meets together into raw values, without recursion and within the limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.problems import Position, Problem
from reportgen.sources.files import DEPTH_LIMIT, NODE_LIMIT
from reportgen.sources.raw import RawEntry, RawList, RawMapping, RawNode, RawScalar


class Unusable(Exception):  # noqa: N818 -- not a failure of the world: it carries a problem to the reader that catches it
    """The file cannot be read further; never leaves this room."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    position: Position
    is_mapping: bool
    flow: bool
    items: list[RawNode] = field(default_factory=list)
    entries: list[RawEntry] = field(default_factory=list)
    key: RawScalar | None = None

    def take(self, node: RawNode) -> None:
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is not None:
            self.entries.append(RawEntry(self.key.text.strip(), self.key.position, node))
            self.key = None
        elif isinstance(node, RawScalar):
            self.key = node
        else:
            raise Unusable(Problem("khoa-phuc-tap", node.position))

    def close(self) -> RawNode:
        if self.is_mapping:
            return RawMapping(tuple(self.entries), self.position, self.flow)
        return RawList(tuple(self.items), self.position, self.flow)


class Builder:
    """Takes scalars, openings and closings in the order of the text; `root` is the whole in the end.

    Raises:
        Unusable: The text nests too deeply, holds too many values, or a key is not plain text.
    """

    def __init__(self) -> None:
        self.root: RawNode | None = None
        self._open: list[_Open] = []
        self._count = 0

    @property
    def expects_key(self) -> bool:
        """Whether the next scalar is a key of a mapping."""
        return bool(self._open) and self._open[-1].is_mapping and self._open[-1].key is None

    def scalar(self, node: RawScalar) -> None:
        """Take one value or key."""
        self._counted(node.position)
        self._place(node)

    def start(self, position: Position, *, is_mapping: bool, flow: bool = False) -> None:
        """Open a list or mapping."""
        self._counted(position)
        if len(self._open) >= DEPTH_LIMIT:
            raise Unusable(Problem("long-qua-sau", position, {"gioi_han": str(DEPTH_LIMIT)}))
        self._open.append(_Open(position, is_mapping, flow))

    def end(self) -> None:
        """Close the list or mapping opened last."""
        self._place(self._open.pop().close())

    def _counted(self, position: Position) -> None:
        self._count += 1
        if self._count > NODE_LIMIT:
            raise Unusable(Problem("qua-nhieu-muc", position, {"gioi_han": str(NODE_LIMIT)}))

    def _place(self, node: RawNode) -> None:
        if self._open:
            self._open[-1].take(node)
        else:
            self.root = node


def as_document(root: RawNode | None, start: Position) -> tuple[RawMapping | None, tuple[Problem, ...]]:
    """Accept the root of a file, which must be a mapping that holds something."""
    match root:
        case None:
            return None, (Problem("tep-rong", start),)
        case RawScalar(text="") | RawMapping(entries=()):
            return None, (Problem("tep-rong", start),)
        case RawMapping():
            return root, ()
        case RawList():
            return None, (Problem("goc-la-danh-sach", root.position),)
        case RawScalar():
            return None, (Problem("goc-la-chu", root.position),)
