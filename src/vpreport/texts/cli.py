"""What the command line says while and after it works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.texts import labels, system
from vpreport.texts.numbers import joined, plural

INTERRUPTED: Final = "Avbrutet. Det som redan var färdigt ligger kvar, och inget är halvskrivet."

READING_PLAN: Final = "Läser planen …"
READING_ANSWERS: Final = "Läser de ifyllda mallarna …"
WRITING_TEMPLATES: Final = "Gör mallarna …"
WRITING_WORKBOOK: Final = "Gör sammanställningen i Excel …"
WRITING_SECTION: Final = "Gör avsnittet i Word …"

WORKBOOK: Final = "Sammanställning i Excel"
SECTION: Final = "Avsnitt i Word"

# Findings that belong to no file and no place in the plan file: merging several answers.
GROUP_WHOLE: Final = "Uppföljningen i sin helhet"
GROUP_PLAN: Final = "Planen"
NO_FINDINGS: Final = "Inget att anmärka."
EVERY_CELL_COUNTS: Final = (
    "Varje cell är räknad för sig, men samma anmärkning på flera celler visas en gång."
)
FINDING_HEADS: Final = ("", "Cell", "Rad", "Vad som är fel", "Gör så här")

DEPARTMENT: Final = "Avdelning"
ASKED: Final = "Att besvara"
ANSWERED: Final = "Besvarat"
REFUSED: Final = "Går inte att använda"
NOT_SUBMITTED: Final = "inget svar"

_SEVERITIES: Final[Mapping[str, tuple[str, str]]] = {
    "stop": ("stopp", "stopp"),
    "error": ("fel", "fel"),
    "warning": ("varning", "varningar"),
    "info": ("upplysning", "upplysningar"),
}


def system_error(path: object, reason: str | None) -> str:
    """Return why the system said no, in one sentence."""
    why = system.reason(reason or "") or "okänt skäl"
    return f"«{path}» kunde inte användas: {why}." if path else f"Det gick inte: {why}."


def lock_holder(host: str, process: str) -> str:
    """Return which computer and process has a folder, where that is known."""
    if host and process:
        return f"datorn {host}, process {process}"
    return "det går inte att se vilken"


def severity_counts(counts: Mapping[str, int]) -> str:
    """Return "2 fel, 1 varning och 4 upplysningar." for counts by severity."""
    parts = tuple(
        plural(count, *_SEVERITIES[severity]) for severity, count in counts.items() if count
    )
    return f"{joined(parts)}." if parts else NO_FINDINGS


def counted(counts: str, *, collapsed: bool) -> str:
    """Return the counts, and that every cell is counted where several are shown as one."""
    return f"{counts} {EVERY_CELL_COUNTS}" if collapsed else counts


def more_findings(count: int) -> str:
    return (
        f"Dessutom {plural(count, 'anmärkning', 'anmärkningar')} som inte ändrar något i sak; "
        "vpreport check visar alla."
    )


# plan check

SUMMARY_HEADS: Final = ("Inriktningsmål", "Mål", "Indikatorer", "Målvärden", "Åtgärder")
TOTAL: Final = "Summa"


def departments(names: tuple[str, ...]) -> str:
    return f"Avdelningar ({len(names)}): {'; '.join(names)}"


def roles(names: tuple[str, ...]) -> str:
    return f"Ansvariga roller ({len(names)}): {'; '.join(names)}"


def kinds(counted: tuple[tuple[str, int], ...]) -> str:
    """Return how many indicators there are of each kind, given by its stable value."""
    parts = (f"{labels.INDICATOR_KIND[kind]} {count}" for kind, count in counted)
    return f"Indikatorernas slag: {'; '.join(parts)}"


def checkpoints(named: tuple[tuple[str, str], ...]) -> str:
    """Return the checkpoints with the ids that are written after --checkpoint."""
    lines = (f"  {identifier:<12} {label}" for identifier, label in named)
    return "\n".join((f"Avstämningar ({len(named)}), skriv koden efter --checkpoint:", *lines))


def plan_size(goals: int, indicators: int, activities: int) -> str:
    parts = (
        plural(goals, "mål", "mål"),
        plural(indicators, "indikator", "indikatorer"),
        plural(activities, "åtgärd", "åtgärder"),
    )
    return f"Planen har {joined(parts)}."


def plan_is_usable(unclear: int) -> str:
    """Return that the plan holds, and how much it leaves unclear."""
    if not unclear:
        return "Planen går att använda."
    return "Planen går att använda. Anmärkningarna hindrar ingenting, men läs dem."


def next_after_plan(plan: str, checkpoint: str) -> str:
    return f"Nästa steg: vpreport templates {plan} --checkpoint {checkpoint}"


# templates


def templates_written(count: int, folder: str) -> str:
    return f"{plural(count, 'mall', 'mallar')} i mappen {folder}:"


def nothing_to_report(departments: tuple[str, ...]) -> str:
    return f"Har inget att redovisa och får ingen mall: {joined(departments)}."


def next_after_templates(plan: str, checkpoint: str) -> str:
    return (
        "Skicka mallarna till avdelningarna. Lägg svaren i en mapp, till exempel inbox, och kör:\n"
        f"  vpreport check {plan} inbox --checkpoint {checkpoint}"
    )


# check and report


def answered(submitted: int, asked: int) -> str:
    return f"{submitted} av {plural(asked, 'avdelning', 'avdelningar')} har svarat:"


def not_answered(departments: tuple[str, ...]) -> str:
    return f"Inget användbart svar från {joined(departments)}."


def next_after_check(plan: str, inbox: str, checkpoint: str, *, must_correct: bool) -> str:
    command = f"  vpreport report {plan} {inbox} --checkpoint {checkpoint}"
    if must_correct:
        return (
            "Be avdelningarna rätta det som är märkt Stopp eller Fel, lägg de nya filerna i "
            "mappen\noch kör samma kommando igen. Rapporten kan göras redan nu; i den står vad "
            f"som saknas:\n{command}"
        )
    return f"Nästa steg:\n{command}"


NEXT_AFTER_REPORT: Final = (
    "Öppna sammanställningen först: under «Att följa upp» står allt som behöver rättas."
)
NEXT_AFTER_CONFIDENTIAL: Final = (
    "Lämna mallarna märkta SEKRETESS på det sätt som har bestämts för handlingar med sekretess. "
    "Lägg svaren i en egen mapp, aldrig bland de öppna svaren."
)
NEXT_AFTER_INTERNAL: Final = (
    "Rapporterna är märkta SEKRETESS. Märkningen är en påminnelse: vid varje begäran att få ta "
    "del av dem prövas sekretessen på nytt."
)


# demo


def demo_heading(organisation: str, title: str, label: str) -> str:
    return f"Exempel: {organisation}, {title}. {label}."


def demo_answers(folder: str) -> str:
    return f"Påhittade svar i mappen {folder}, med några vanliga fel i:"


def demo_left_alone(names: tuple[str, ...]) -> str:
    return (
        f"Hade redan annat innehåll, lämnas orört och används som det är: {', '.join(names)}.\n"
        "Vill du ha exemplet som det var från början: välj en ny mapp."
    )


def demo_next(inbox: str) -> str:
    return f"Öppna rapporterna. Ändra sedan ett svar i {inbox} och kör samma kommando igen."
