"""The municipality's own styles in Word, where it has said which to use."""

from __future__ import annotations

from dataclasses import dataclass

from vpreport.plan.ladder import Table
from vpreport.texts.word_styles import ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStyle:
    """`role` is a key of `texts.word_styles.ROLES`, `style` a name as Word shows it."""

    role: str
    style: str


def read_word_styles(top: Table) -> tuple[WordStyle, ...]:
    """Return what stands under [word.styles], nothing where the plan leaves it to the document."""
    word = top.table("word")
    table = word.table("styles")
    styles = tuple(
        WordStyle(role=role, style=style) for role in ROLES if (style := table.optional_text(role))
    )
    table.close()
    word.close()
    return styles
