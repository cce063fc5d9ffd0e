"""The core mandate, and the events and expectations that the departments tell of."""

from __future__ import annotations

from vpreport.followup.mandate_types import MandateText
from vpreport.followup.types import FollowUp
from vpreport.plan.core_mandate import MandateKind
from vpreport.report.section.blocks import Block, Heading, labelled, paragraph
from vpreport.report.section.missing import Missing
from vpreport.report.section.prose import blocks_of
from vpreport.report.section.wording import departments
from vpreport.texts import core_mandate as texts
from vpreport.texts import section_gaps as gap_texts

_OF_THE_MANDATE = frozenset({MandateKind.DONE, MandateKind.DEVIATIONS})

Texts = tuple[MandateText, ...]


def events(followup: FollowUp) -> tuple[Block, ...]:
    """Return what every department says of events of essential importance."""
    told = _of(followup, frozenset({MandateKind.EVENTS}))
    return _gathered(followup, told, part="events", heading=texts.EVENTS, intro=texts.EVENTS_INTRO)


def development(followup: FollowUp) -> tuple[Block, ...]:
    """Return what every department expects."""
    told = _of(followup, frozenset({MandateKind.DEVELOPMENT}))
    return _gathered(
        followup,
        told,
        part="development",
        heading=texts.DEVELOPMENT,
        intro=texts.DEVELOPMENT_INTRO,
    )


def mandate(followup: FollowUp) -> tuple[Block, ...]:
    """Return what was done and what deviated, department by department."""
    told = _of(followup, _OF_THE_MANDATE)
    if not told:
        return ()
    return (
        Heading(key="core_mandate", level=2, text=texts.MANDATE),
        *_silence(followup, told, part="mandate"),
        *(
            block
            for department in _written_by(told)
            for block in _department(followup, department, told)
        ),
    )


def _of(followup: FollowUp, kinds: frozenset[MandateKind]) -> Texts:
    return tuple(text for text in followup.core_mandate if text.heading.kind in kinds)


def _gathered(
    followup: FollowUp, told: Texts, *, part: str, heading: str, intro: str
) -> tuple[Block, ...]:
    if not told:
        return ()
    written = tuple(text for text in told if text.text)
    several = len({text.heading.id for text in told}) > 1
    return (
        Heading(key=part, level=1, text=heading),
        *((paragraph(intro),) if written else ()),
        *(block for text in written for block in _text(followup, text, several=several)),
        *_silence(followup, told, part=part),
    )


def _text(followup: FollowUp, text: MandateText, *, several: bool) -> tuple[Block, ...]:
    name = followup.plan.department(text.department).name
    label = texts.under(name, text.heading.title) if several else name
    return blocks_of(text.text, label=label)


def _department(followup: FollowUp, department: str, told: Texts) -> tuple[Block, ...]:
    name = followup.plan.department(department).name
    mine = tuple(text for text in told if text.department == department)
    return (
        Heading(key=f"core_mandate_{department}", level=3, text=name),
        *(block for text in mine for block in _answer(text)),
    )


def _answer(text: MandateText) -> tuple[Block, ...]:
    title = text.heading.title
    return blocks_of(text.text, label=title) or (labelled(title, texts.NOTHING_UNDER),)


def _silence(followup: FollowUp, told: Texts, *, part: str) -> tuple[Block, ...]:
    """Return who has written nothing, apart from those who have not answered at all."""
    written = _written_by(told)
    silent = tuple(dict.fromkeys(t.department for t in told if t.department not in written))
    absent = frozenset(text.department for text in told if not text.submitted)
    present = tuple(department for department in silent if department not in absent)
    missing = tuple(department for department in silent if department in absent)
    nobody = (texts.nobody(part),) if not written else ()
    quiet = (texts.silent(part, departments(followup.plan, present)),) if present else ()
    gone = (texts.not_submitted(departments(followup.plan, missing)),) if missing else ()
    sentence = " ".join((*(nobody or quiet), *gone))
    return (paragraph(sentence),) if sentence else ()


def _written_by(told: Texts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.department for text in told if text.text))


def missing(followup: FollowUp) -> Missing:
    """Return the headings that somebody should have written under, with who."""
    missed: dict[str, list[str]] = {}
    for text in followup.core_mandate:
        if text.is_missed:
            name = f"{text.heading.number} {text.heading.title}"
            missed.setdefault(name, []).append(text.department)
    return Missing(
        forms=texts.MISSING_TEXTS,
        items=tuple((name, tuple(ids)) for name, ids in missed.items()),
        where=gap_texts.AT_MANDATE,
        in_part=True,
    )
