"""Cutting a leaf of the section into blocks: each text, table and chart in a control of its own.

One sentence that somebody has changed then never keeps a table from being brought up to date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vpreport.report.inplace.found import TAG
from vpreport.report.section.blocks import (
    Block,
    Chart,
    Heading,
    Paragraph,
    Role,
    Table,
    TableReference,
)
from vpreport.texts import inplace_blocks as texts

MAX_TAG: Final = 64  # what Word's dialog takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What goes into one control; `key` stands after "vpreport:" in its tag."""

    key: str
    blocks: tuple[Block, ...]

    @property
    def figures(self) -> tuple[Table | Chart, ...]:
        """The tables and charts, at most one."""
        return tuple(block for block in self.blocks if isinstance(block, Table | Chart))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts, at most one."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    @property
    def named(self) -> frozenset[str]:
        """The keys of the tables and charts whose numbers it shows, its own and others."""
        parts = (p for b in self.blocks if isinstance(b, Paragraph) for p in b.parts)
        return frozenset(
            (
                *(figure.key for figure in self.figures),
                *(chart.table for chart in self.charts),
                *(part.key for part in parts if isinstance(part, TableReference)),
            )
        )


def pieces_of(leaf: str, blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
    """Return the blocks of a leaf, cut before and after each table and chart and at headings.

    The first text has the key of the leaf. The others are named by the heading they begin with or
    the table they follow, so a key stays the same when something else comes or goes.
    """
    return tuple(Piece(key=_key(leaf, name), blocks=tuple(group)) for name, group in _cut(blocks))


def _cut(blocks: tuple[Block, ...]) -> Iterator[tuple[str, list[Block]]]:
    name, group = "", list[Block]()
    for block in blocks:
        is_figure = isinstance(block, Table | Chart)
        if group and (is_figure or _begins(block, group)):
            yield name, group
            name, group = _name(block, after=group[0]), [block]
        elif is_figure:
            name, group = _name(block, after=block), [block]
        else:
            group.append(block)
    if group:
        yield name, group


def _name(block: Block, *, after: Block) -> str:
    """Return what tells a piece that begins with `block` from the others of its leaf."""
    if isinstance(block, Table | Chart):
        return f"{texts.TABLE if isinstance(block, Table) else texts.CHART}-{block.key}"
    if isinstance(block, Heading):
        return block.key
    return f"{texts.AFTER}-{after.key}" if isinstance(after, Table | Chart) else texts.AFTER


def _begins(block: Block, group: list[Block]) -> bool:
    """Return whether the block begins another text than the group that it comes after."""
    if isinstance(group[0], Table | Chart):
        return not (isinstance(block, Paragraph) and block.role is Role.SOURCE)
    return isinstance(block, Heading) and not all(isinstance(each, Heading) for each in group)


def _key(leaf: str, name: str) -> str:
    key = f"{leaf}.{name.replace('_', '-')}" if name else leaf
    most = MAX_TAG - len(TAG)
    if len(key) <= most:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{key[: most - len(digest) - 1]}-{digest}"
