"""The words about assignments and motions: plan, template and what is said to the council."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.columns import ColumnWords, TableWords
from vpreport.texts.message import Message, Phrase
from vpreport.texts.numbers import NBSP, count_word, joined, long_date, plural

# The plan.
LETTER: Final = "U"
MOTION_LETTER: Final = "M"
NOT_BEFORE: Final = Phrase("samma dag som motionen kom in, eller senare")

MESSAGES: Final[Mapping[Code, Message]] = {
    Code.ASSIGNMENT_WITHOUT_DUE: Message(
        what="Uppdraget har inget datum, så en försening syns bara om avdelningen själv anger den.",
        remedy="Lägg till due om ett datum är bestämt.",
        example='due = "Q4 2026"',
    ),
    Code.ASSIGNMENT_WITHOUT_RESPONSIBLE: Message(
        what="Ingen roll är ansvarig.",
        remedy="Lägg till den i responsible.",
        example='responsible = ["Kanslichef"]',
    ),
    Code.DUE_BEFORE_DECISION: Message(
        what="Datumet {when} ligger före beslutet eller inlämningen, {begun}.",
        remedy="Kontrollera båda datumen.",
    ),
    Code.NO_REFERENCE: Message(
        what="Diarienummer saknas, så ärendet är svårt att hitta.",
        remedy="Lägg till det i reference.",
        example='reference = "KS 2026/123"',
    ),
}

# The template.
TABLE: Final = TableWords(
    sheet="Uppdrag",
    intro="En rad för varje uppdrag från fullmäktige och varje motion. Välj status i listan.",
    row="uppdrag",
)
TEXT: Final = ColumnWords(title="Uppdrag eller motion")
BEGUN: Final = ColumnWords(title="Beslutat eller inkommet")
STATUS: Final = ColumnWords(
    title="Status",
    help="Hur långt ni har kommit. Välj i listan.",
    example="Pågår",
)
DONE_ON: Final = ColumnWords(
    title="Klart den",
    help="Dagen då uppdraget var verkställt eller fullmäktige beslutade om motionen, skriven "
    "ÅÅÅÅ-MM-DD.",
    example="2026-06-15",
)
COMMENT: Final = ColumnWords(
    title="Kommentar",
    help="Vad som är gjort, vad som återstår och när det blir klart. Texten lämnas till "
    "fullmäktige.",
    example="Utredningen är klar. Ett förslag till beslut lämnas i oktober.",
)

# The closed sets, by the stable value of each member.
ASSIGNMENT_STATUS: Final = {
    "executed": "Verkställt",
    "ongoing": "Pågår",
    "not_started": "Ej påbörjat",
    "late": "Försenat",
    "written_off": "Avskrivet",
}
MOTION_STATUS: Final = {
    "in_preparation": "Under beredning",
    "before_council": "Lämnad till fullmäktige",
    "finally_handled": "Slutligt handlagd",
}
ASSIGNMENT_RESULT: Final = {**ASSIGNMENT_STATUS, "not_reported": "Ej redovisat"}
MOTION_RESULT: Final = {**MOTION_STATUS, "not_reported": "Ej redovisad"}
ASSIGNMENT_MEANINGS: Final = {
    "executed": "Det som fullmäktige beslutade är gjort.",
    "ongoing": "Arbetet pågår.",
    "not_started": "Arbetet har inte börjat.",
    "late": "Uppdraget blir klart senare än beslutat. Kommentaren säger varför.",
    "written_off": "Uppdraget kommer inte att verkställas. Kommentaren säger varför.",
    "not_reported": "Inget svar har lämnats. Räknas aldrig som verkställt.",
}
MOTION_MEANINGS: Final = {
    "in_preparation": "Förslaget bereds inom kommunen.",
    "before_council": "Beredningen är klar och ärendet väntar på fullmäktiges beslut.",
    "finally_handled": "Fullmäktige har beslutat om motionen.",
    "not_reported": "Inget svar har lämnats. Räknas aldrig som slutligt handlagd.",
}
ASSIGNMENT_COUNT: Final = {
    "executed": ("är verkställt", "är verkställda"),
    "ongoing": ("pågår", "pågår"),
    "not_started": ("är ej påbörjat", "är ej påbörjade"),
    "late": ("är försenat", "är försenade"),
    "written_off": ("är avskrivet", "är avskrivna"),
    "not_reported": ("är ej redovisat", "är ej redovisade"),
}
MOTION_COUNT: Final = {
    "in_preparation": ("är under beredning", "är under beredning"),
    "before_council": ("är lämnad till fullmäktige", "är lämnade till fullmäktige"),
    "finally_handled": ("är slutligt handlagd", "är slutligt handlagda"),
    "not_reported": ("är ej redovisad", "är ej redovisade"),
}
RULE: Final = (
    "Uppdrag och motioner har den status som den ledande avdelningen anger. Alla uppdrag som inte "
    "är verkställda rapporteras till fullmäktige, även de avskrivna. Ett uppdrag vars datum har "
    "passerat markeras, liksom en motion som kom in för mer än ett år sedan."
)

# What several reports say.
KIND: Final = {"assignment": "Uppdrag", "motion": "Motion"}
DUE_PASSED: Final = "Datumet har passerat"
OLDER_THAN_A_YEAR: Final = "Kom in för mer än ett år sedan"
WHY_OLD: Final = "Motionen kom in för mer än ett år sedan."
NO_DUE: Final = "Inget datum"
NO_REASON: Final = "Inget är redovisat."


def begun(*, kind: str, origin: str, date: dt.date, reference: str) -> str:
    """Return "Kommunfullmäktige 2025-11-24, dnr KS 2025/412"."""
    day = f"{origin} {date}" if kind == "assignment" else f"{origin}, inkom {date}"
    return f"{day}, {reference}" if reference else day


# The workbook.
SHEET: Final = "Uppdrag"
TITLE: Final = "Uppdrag och motioner"
CONTENTS: Final = (
    "Alla uppdrag från fullmäktige och alla motioner, och vad som ska redovisas för fullmäktige."
)
LEAD: Final = (
    "Till fullmäktige visar vilka uppdrag som ska rapporteras som ej verkställda och vilka "
    "motioner som hör till den årliga redovisningen."
)
COLUMN_KIND: Final = "Slag"
COLUMN_ORIGIN: Final = "Från"
COLUMN_BEGUN: Final = "Beslutat eller inkommet"
COLUMN_REFERENCE: Final = "Diarienummer"
COLUMN_TO_COUNCIL: Final = "Till fullmäktige"
THE_PLAN: Final = "Verksamhetsplanen"
TO_REPORT: Final = "Rapporteras som ej verkställt"


def to_account(account_year: int) -> str:
    return f"Redovisas före den 1{NBSP}april {account_year}"


# The section.
ASSIGNMENTS: Final = "Uppdrag från kommunfullmäktige"
MOTIONS: Final = "Motioner som inte är slutligt handlagda"
CAPTION_NOT_EXECUTED: Final = "Uppdrag som inte är verkställda"
DESCRIBED_NOT_EXECUTED: Final = (
    "En rad för varje uppdrag som inte är verkställt. Kolumnerna visar när uppdraget ska vara "
    "klart, dess status och avdelningens skäl."
)
DESCRIBED_MOTIONS: Final = (
    "En rad för varje motion som inte är slutligt handlagd. Kolumnerna visar när motionen kom in, "
    "dess status och vad beredningen har kommit fram till."
)
COLUMN_ASSIGNMENT: Final = "Uppdrag"
COLUMN_MOTION: Final = "Motion"
COLUMN_RECEIVED: Final = "Kom in"
COLUMN_REASON: Final = "Skäl"
COLUMN_PREPARATION: Final = "Beredning"
ALL_EXECUTED: Final = "Alla uppdrag är verkställda, så inget behöver rapporteras till fullmäktige."
ONE_YEAR: Final = (
    f"En motion bör beredas så att fullmäktige kan besluta inom ett år (5{NBSP}kap. 35{NBSP}§ "
    "kommunallagen)."
)


def summary(counts: Mapping[str, int]) -> str:
    """Return how many assignments there are and how many have each status."""
    return _summary(counts, ASSIGNMENT_COUNT, ("ett uppdrag", "uppdrag"))


def motion_summary(counts: Mapping[str, int]) -> str:
    return _summary(counts, MOTION_COUNT, ("en motion", "motioner"))


def not_executed(count: int) -> str:
    """Return what the council must be told, before the table that tells it."""
    what = "Ett uppdrag" if count == 1 else f"{count_word(count).capitalize()} uppdrag"
    return (
        f"{what} är inte {'verkställt' if count == 1 else 'verkställda'} och ska därför "
        "rapporteras till fullmäktige, med skälen."
    )


def executed(count: int) -> str:
    return "Ett uppdrag är verkställt:" if count == 1 else "De verkställda uppdragen är:"


def done_item(name: str, done_on: dt.date | None) -> str:
    return f"{name} ({long_date(done_on)})" if done_on else name


def yearly_account(year: int, count: int) -> str:
    """Return what the council is given before 1 April of `year`."""
    begin = (
        f"Före den 1{NBSP}april {year} ska fullmäktige få en redovisning av de motioner som har "
        f"kommit in till och med {year - 1} och som inte är slutligt handlagda."
    )
    if not count:
        return f"{begin} Det finns ingen sådan motion."
    return f"{begin} {'Det är en motion.' if count == 1 else f'De är {count_word(count)}.'}"


def caption_motions(last_year: int) -> str:
    return f"Motioner inkomna till och med {last_year} som inte är slutligt handlagda"


def received_later(names: tuple[str, ...]) -> str:
    """Return the motions that came in too late for this account and are not handled either."""
    came = (
        "Senare har en motion kommit in"
        if len(names) == 1
        else "Senare har flera motioner kommit in"
    )
    return f"{came}, som tas upp i nästa års redovisning: {'; '.join(names)}."


def handled(count: int) -> str:
    return (
        "En motion är slutligt handlagd:" if count == 1 else "De slutligt handlagda motionerna är:"
    )


MISSING_ASSIGNMENTS: Final = (
    "Ett uppdrag från fullmäktige är ej redovisat",
    "uppdrag från fullmäktige är ej redovisade",
)
MISSING_MOTIONS: Final = ("En motion är ej redovisad", "motioner är ej redovisade")


def plan_size(assignments: int, motions: int) -> str:
    """Return "Från fullmäktige: 3 uppdrag och 2 motioner" for those that there are."""
    parts = [
        *([plural(assignments, "uppdrag", "uppdrag")] if assignments else []),
        *([plural(motions, "motion", "motioner")] if motions else []),
    ]
    return f"Från fullmäktige: {joined(parts)}"


def _summary(
    counts: Mapping[str, int], forms: Mapping[str, tuple[str, str]], nouns: tuple[str, str]
) -> str:
    one, many = nouns
    total = sum(counts.values())
    if total == 1:
        status = next(form for status, (form, _) in forms.items() if counts[status])
        return f"Uppföljningen omfattar {one}, som {status}."
    article = one.split()[0]
    parts = [
        (article if count == 1 else count_word(count), each if count == 1 else all_of_them)
        for status, (each, all_of_them) in forms.items()
        if (count := counts[status])
    ]
    followed = f"Uppföljningen omfattar {count_word(total)} {many}"
    if len(parts) == 1:
        return f"{followed}. {'Båda' if total == 2 else 'Alla'} {parts[0][1]}."
    return f"{followed}: {joined([' '.join(part) for part in parts])}."
