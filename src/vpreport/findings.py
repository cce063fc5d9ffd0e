"""A fault or a remark as a value: code, severity, place, parameters. No Swedish here.

The sentence for a code stands in `vpreport.texts`; other code only names the code, so that a
finding can be sorted, counted, tested and translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final


class Severity(Enum):
    """How much a finding weighs. The order of the members is the order of the weight."""

    STOP = "stop"  # the file cannot be used at all
    ERROR = "error"  # the value is not used
    WARNING = "warning"  # the value is used, and shown as doubtful
    INFO = "info"  # an interpretation that changed nothing in substance


class Code(Enum):
    """Every fault and remark there is. The value is stable and free of language.

    P: the plan file. L: what the plan leaves unclear. F: a file. S: the structure of a sheet.
    V: the value of a cell. R: cells that contradict each other. M: merging several answers.
    U: how the program is used. W: the municipality's own Word document.
    """

    PLAN_UNREADABLE = ("P101", Severity.STOP)
    PLAN_SYNTAX = ("P102", Severity.STOP)
    MISSING_KEY = ("P103", Severity.ERROR)
    UNKNOWN_KEY = ("P104", Severity.ERROR)
    WRONG_TYPE = ("P105", Severity.ERROR)
    NOT_ALLOWED = ("P106", Severity.ERROR)
    BAD_ID = ("P107", Severity.ERROR)
    DUPLICATE_ID = ("P108", Severity.ERROR)
    UNKNOWN_REFERENCE = ("P109", Severity.ERROR)
    BAD_DATE = ("P110", Severity.ERROR)
    BAD_TARGET = ("P111", Severity.ERROR)
    TARGET_AND_KIND = ("P112", Severity.ERROR)
    OUT_OF_RANGE = ("P113", Severity.ERROR)
    EMPTY_VALUE = ("P114", Severity.ERROR)
    SAME_TEMPLATE_CODE = ("P115", Severity.ERROR)
    CONTROL_CHARACTER = ("P116", Severity.ERROR)
    SAME_DATE_TWICE = ("P117", Severity.ERROR)
    NOT_FOR_KIND = ("P118", Severity.ERROR)
    SECRET_MISSING = ("P131", Severity.ERROR)
    NOT_MARKED_SECRET = ("P132", Severity.ERROR)
    CONFIDENTIAL_IN_PLAN = ("P133", Severity.ERROR)

    NO_RESPONSIBLE = ("L201", Severity.WARNING)
    NO_INDICATOR = ("L202", Severity.WARNING)
    NO_ACTIVITY = ("L203", Severity.INFO)
    NO_BASELINE = ("L204", Severity.WARNING)
    COUNT_WITH_PERCENT = ("L205", Severity.WARNING)
    PERCENT_OR_POINTS = ("L206", Severity.WARNING)
    TARGET_CONTRADICTS = ("L207", Severity.WARNING)
    SAME_GOAL_TWICE = ("L208", Severity.WARNING)
    EMPTY_MILESTONE = ("L209", Severity.WARNING)
    PERSPECTIVES_DIFFER = ("L210", Severity.WARNING)
    TARGET_BEYOND_PLAN = ("L211", Severity.INFO)
    DEPARTMENT_WITHOUT_GOAL = ("L212", Severity.INFO)
    NO_VISION = ("L213", Severity.INFO)
    UNCLEAR = ("L214", Severity.WARNING)
    ACTIVITIES_WITHOUT_DATE = ("L215", Severity.INFO)
    DUE_BEFORE_PLAN = ("L216", Severity.INFO)
    INTERIM_PERIOD = ("L217", Severity.WARNING)
    STRATEGIC_GOAL_WITHOUT_GOAL = ("L218", Severity.WARNING)
    STAFF_DOES_NOT_ADD_UP = ("L221", Severity.WARNING)

    BUDGET_SUM_DIFFERS = ("L231", Severity.WARNING)
    BUDGET_TOTALS_DIFFER = ("L232", Severity.WARNING)
    ASSIGNMENT_WITHOUT_DUE = ("L241", Severity.WARNING)
    ASSIGNMENT_WITHOUT_RESPONSIBLE = ("L242", Severity.WARNING)
    DUE_BEFORE_DECISION = ("L243", Severity.WARNING)
    NO_REFERENCE = ("L244", Severity.WARNING)
    CONTROL_WITHOUT_RESPONSIBLE = ("L251", Severity.WARNING)
    RISK_NOT_VALUED = ("L252", Severity.WARNING)
    CONTROL_PLAN_OUTSIDE_PLAN = ("L253", Severity.INFO)
    CONTROL_PLAN_IN_PREPARATION = ("L254", Severity.WARNING)

    LOCK_FILE = ("F301", Severity.INFO)
    EMPTY_FILE = ("F302", Severity.STOP)
    NOT_A_WORKBOOK = ("F303", Severity.STOP)
    ENCRYPTED = ("F304", Severity.STOP)
    UNSUPPORTED_FORMAT = ("F305", Severity.STOP)
    DAMAGED = ("F306", Severity.STOP)
    NOT_OUR_TEMPLATE = ("F307", Severity.STOP)
    WRONG_CHECKPOINT = ("F308", Severity.STOP)
    CARRIERS_DISAGREE = ("F309", Severity.STOP)
    OTHER_PLAN_VERSION = ("F310", Severity.WARNING)
    RECOGNISED_BY_ROWS = ("F311", Severity.WARNING)
    TWO_ANSWERS = ("F312", Severity.STOP)
    SAME_ANSWERS_TWICE = ("F313", Severity.INFO)
    MACROS = ("F314", Severity.INFO)
    WRONG_EXTENSION = ("F315", Severity.INFO)
    NO_FILES = ("F316", Severity.WARNING)
    TOO_LARGE = ("F317", Severity.STOP)
    UNKNOWN_DEPARTMENT = ("F318", Severity.STOP)
    DIFFERING_CELL = ("F319", Severity.ERROR)
    CODE_DAMAGED = ("F320", Severity.WARNING)
    LABEL_ENCRYPTED = ("F321", Severity.STOP)
    NO_ANSWERS = ("F322", Severity.INFO)
    SUBFOLDER = ("F323", Severity.INFO)
    CHANGED_CELL = ("F371", Severity.INFO)
    CORRECTED = ("F372", Severity.INFO)
    NOT_CHOSEN = ("F373", Severity.INFO)
    OLDER_FILE = ("F374", Severity.WARNING)
    NO_NEWEST = ("F375", Severity.WARNING)
    CHOSEN_UNUSABLE = ("F376", Severity.ERROR)
    FROM_EARLIER = ("F381", Severity.WARNING)
    ROW_GONE = ("F382", Severity.WARNING)
    COLUMN_GONE = ("F383", Severity.WARNING)
    NOT_PREFILLED = ("F384", Severity.ERROR)
    STILL_TO_CORRECT = ("F385", Severity.ERROR)
    EARLIER_IN_NOTES = ("F386", Severity.INFO)
    SECRET_WORKBOOK = ("F331", Severity.STOP)
    NOT_SECRET_WORKBOOK = ("F332", Severity.STOP)
    SEEN_IN_PART = ("F341", Severity.WARNING)
    NO_WITNESS = ("F342", Severity.STOP)
    UNWITNESSED = ("F343", Severity.WARNING)
    NOT_A_FILE = ("F344", Severity.STOP)
    SAME_AS_UNUSED = ("F345", Severity.INFO)
    WRONG_ORGANISATION = ("F361", Severity.STOP)
    NAMED_FOR_ANOTHER = ("F362", Severity.INFO)
    RECOGNISED_BY_LABELS = ("F363", Severity.WARNING)

    SHEET_MISSING = ("S401", Severity.ERROR)
    ROW_MISSING = ("S402", Severity.ERROR)
    ROW_UNKNOWN = ("S403", Severity.WARNING)
    ROW_WITHOUT_ID = ("S404", Severity.ERROR)
    COLUMN_MISSING = ("S405", Severity.ERROR)
    ROW_TWICE = ("S406", Severity.ERROR)
    LABEL_MISMATCH = ("S407", Severity.ERROR)
    LOCKED_CELL_CHANGED = ("S408", Severity.WARNING)
    MERGED_INPUT = ("S409", Severity.ERROR)
    OUTSIDE_TABLE = ("S410", Severity.INFO)
    HIDDEN_ROW = ("S411", Severity.INFO)
    NOTE_NOT_ANSWER = ("S412", Severity.WARNING)
    ANSWER_NOT_ASKED = ("S413", Severity.WARNING)
    COLUMN_TWICE = ("S414", Severity.ERROR)
    ANSWERED_ON_COPY = ("S421", Severity.WARNING)
    LOCATED_BY_LABELS = ("S422", Severity.WARNING)
    ROW_NOT_RECOGNISED = ("S423", Severity.ERROR)
    CONFIDENTIAL_ANSWER = ("S431", Severity.ERROR)

    NUMBER_READ = ("V501", Severity.INFO)
    NOT_A_NUMBER = ("V502", Severity.ERROR)
    AMBIGUOUS_POINT = ("V503", Severity.ERROR)
    PERCENT_AS_FRACTION = ("V504", Severity.WARNING)
    PERCENT_FORMAT = ("V505", Severity.INFO)
    DATE_IN_NUMBER = ("V506", Severity.ERROR)
    NUMBER_OUT_OF_RANGE = ("V507", Severity.ERROR)
    ERROR_VALUE = ("V508", Severity.ERROR)
    FORMULA_WITHOUT_RESULT = ("V509", Severity.ERROR)
    FORMULA_USED = ("V510", Severity.INFO)
    NOT_IN_LIST = ("V511", Severity.ERROR)
    CHOICE_READ = ("V512", Severity.INFO)
    DATE_READ = ("V513", Severity.INFO)
    NOT_A_DATE = ("V514", Severity.ERROR)
    DATE_OUTSIDE_WINDOW = ("V515", Severity.ERROR)
    SERIAL_AS_DATE = ("V516", Severity.WARNING)
    NO_VALUE_MARK = ("V517", Severity.WARNING)
    TEXT_LONG = ("V518", Severity.WARNING)
    TEXT_CLEANED = ("V519", Severity.INFO)
    NUMBER_IN_TEXT = ("V520", Severity.INFO)
    WRONG_UNIT = ("V521", Severity.ERROR)
    BROKEN_CELL = ("V561", Severity.ERROR)
    PERCENT_UNSEEN = ("V562", Severity.ERROR)
    NO_NUMBER_IN_TEXT = ("V531", Severity.ERROR)
    PERCENT_TIMES_HUNDRED = ("V532", Severity.ERROR)
    NUMBER_SHOWN_AS_DATE = ("V533", Severity.ERROR)
    DAY_TAKEN_FOR_YEAR = ("V534", Severity.ERROR)
    NO_SUCH_DATE = ("V535", Severity.ERROR)
    READ_AS_EMPTY = ("V536", Severity.WARNING)
    EXTERNAL_FORMULA = ("V537", Severity.WARNING)
    TEXT_TOO_LONG = ("V538", Severity.ERROR)
    MONTH_WITHOUT_DAY = ("V539", Severity.ERROR)
    WRONG_WEEKDAY = ("V540", Severity.ERROR)
    DECEPTIVE_SIGNS = ("V541", Severity.ERROR)

    ASSESSMENT_WITHOUT_REASON = ("R601", Severity.ERROR)
    STATUS_WITHOUT_COMMENT = ("R602", Severity.WARNING)
    DONE_AFTER_CHECKPOINT = ("R603", Severity.WARNING)
    DONE_DATE_WITHOUT_DONE = ("R604", Severity.WARNING)
    ANSWERS_CONTRADICT = ("R605", Severity.WARNING)
    DIFFERENCE_WITHOUT_REASON = ("R631", Severity.WARNING)

    NO_SUBMISSION = ("M701", Severity.WARNING)
    ANSWERS_DIFFER = ("M702", Severity.WARNING)
    PART_MISSING = ("M703", Severity.WARNING)
    EMPLOYEES_DO_NOT_ADD_UP = ("M704", Severity.WARNING)
    EMPTY_SUBMISSION = ("M705", Severity.WARNING)
    BUDGET_TABLES_DIFFER = ("M731", Severity.WARNING)
    BUDGET_NOT_AS_PLANNED = ("M732", Severity.WARNING)
    SIGN_UNLIKE_BUDGET = ("M733", Severity.WARNING)

    UNKNOWN_CHECKPOINT = ("U801", Severity.STOP)
    WRITTEN_BY_A_PERSON = ("U802", Severity.STOP)
    CANNOT_WRITE = ("U803", Severity.STOP)
    FOLDER_MISSING = ("U804", Severity.STOP)
    PUBLIC_FILES_HERE = ("U831", Severity.STOP)
    SECRET_FILES_HERE = ("U832", Severity.STOP)
    CHOSEN_MISSING = ("U861", Severity.STOP)
    CHOSEN_TWICE = ("U862", Severity.STOP)
    NOT_PUBLIC = ("U841", Severity.STOP)
    NOT_SEARCHABLE = ("U842", Severity.STOP)
    REPLIES_NOT_INTERNAL = ("U851", Severity.STOP)
    WRITTEN_BESIDE = ("U871", Severity.WARNING)
    NOT_WHOLE = ("U872", Severity.STOP)
    FOLDER_IN_USE = ("U873", Severity.STOP)
    RUN_WAS_KILLED = ("U874", Severity.WARNING)
    INPUT_CHANGED = ("U875", Severity.STOP)

    WORD_ENCRYPTED = ("W901", Severity.STOP)
    NOT_A_DOCUMENT = ("W902", Severity.STOP)
    WORD_DAMAGED = ("W903", Severity.STOP)
    WORD_SIGNED = ("W904", Severity.STOP)
    WORD_PROTECTED = ("W905", Severity.STOP)
    WORD_STRICT = ("W906", Severity.STOP)
    WORD_UNUSUAL = ("W907", Severity.STOP)
    BLOCK_NOT_IN_PLAN = ("W908", Severity.WARNING)
    WORD_INTERNAL = ("W909", Severity.STOP)
    WORD_CHANGED_MEANWHILE = ("W910", Severity.STOP)
    WORD_NOTHING_OURS = ("W911", Severity.STOP)
    WORD_UNKNOWN_BLOCK = ("W912", Severity.STOP)
    ANCHOR_UNKNOWN = ("W913", Severity.ERROR)
    ANCHOR_NOT_ALONE = ("W914", Severity.ERROR)
    ANCHOR_PLACE = ("W915", Severity.ERROR)
    ANCHOR_SECOND = ("W916", Severity.WARNING)
    ANCHOR_EMPTY = ("W917", Severity.WARNING)
    WORD_OPEN = ("W918", Severity.WARNING)
    BLOCK_EDITED = ("W919", Severity.WARNING)
    BLOCK_RESTYLED = ("W920", Severity.WARNING)
    BLOCK_TRACKED = ("W921", Severity.WARNING)
    BLOCK_NO_BASELINE = ("W922", Severity.WARNING)
    BLOCK_DUPLICATED = ("W923", Severity.WARNING)
    BLOCK_REMOVED = ("W924", Severity.INFO)
    BLOCK_UNTAGGED = ("W925", Severity.WARNING)
    BLOCK_MISPLACED = ("W926", Severity.WARNING)
    BLOCK_ENTANGLED = ("W927", Severity.WARNING)
    BLOCK_WITHOUT_PLACE = ("W928", Severity.WARNING)
    CAPTIONS_STALE = ("W929", Severity.INFO)
    BLOCK_NOT_TRACKABLE = ("W930", Severity.WARNING)
    STYLE_NOT_THERE = ("W931", Severity.WARNING)
    STYLE_STANDS_IN = ("W932", Severity.INFO)
    STYLE_ADDED = ("W933", Severity.WARNING)
    NO_HEADING_BEFORE = ("W934", Severity.INFO)
    HEADINGS_TOO_DEEP = ("W935", Severity.WARNING)
    CAPTIONS_BY_CHAPTER = ("W937", Severity.WARNING)
    LISTS_TYPED = ("W938", Severity.INFO)
    NARROW_TEXT = ("W939", Severity.WARNING)
    NOT_A_WORD_FILE = ("W941", Severity.STOP)
    TEMPLATE_UNUSABLE = ("W942", Severity.STOP)
    TEMPLATE_HIDES = ("W943", Severity.STOP)
    HARD_TO_READ = ("W945", Severity.WARNING)
    HEADINGS_NUMBERED = ("W946", Severity.INFO)
    BULLETS_ADDED = ("W947", Severity.INFO)
    CHAPTER_DISAGREES = ("W956", Severity.INFO)

    def __init__(self, number: str, severity: Severity) -> None:
        self.number: str = number
        self.severity: Severity = severity


NOWHERE: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding is. Empty text (or 0) means that this part does not apply.

    `key` is a path in the plan file ("goal[3].indicator[0].target"). `sheet` is the name as the
    user sees it, `cell` is A1, `item` is the visible number and name of the row.
    """

    file: str = NOWHERE
    key: str = NOWHERE
    sheet: str = NOWHERE
    cell: str = NOWHERE
    row: int = 0
    column: int = 0
    item: str = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault or remark; `vpreport.describe` gives its Swedish sentence.

    `params` fill the sentence of the code; the values are already texts, numbers or dates.
    `withheld`: it is about something confidential, so the sentence is told with the params that
    are there and gaps for the others.
    """

    code: Code
    place: Place = field(default_factory=Place)
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    withheld: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", MappingProxyType(dict(self.params)))

    @property
    def severity(self) -> Severity:
        return self.code.severity

    @property
    def number(self) -> str:
        return self.code.number

    def without_content(self) -> Finding:
        """Return the finding with its place and rule and nothing of what stood there."""
        return Finding(code=self.code, place=self.place, withheld=True)


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings by file, sheet, row, column, plan key and code: the same every run.

    Findings in a plan keep the order in which they were made (key paths do not sort by number).
    """
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                (f.place.file, f.place.sheet, f.place.row, f.place.column, f.number)
                if f.place.file
                else ("", "", 0, 0, "")
            ),
        )
    )


class VpreportError(Exception):
    """The root of every exception that vpreport raises on purpose; carries its findings."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(f"{f.number} {f.place.key or f.place.file}".strip() for f in findings))
        self.findings: tuple[Finding, ...] = findings


class PlanError(VpreportError):
    """The plan file cannot be used; `findings` holds all its faults, not only the first."""


class UsageError(VpreportError):
    """The caller asked for what is not there (an unknown checkpoint, say)."""


class DocumentError(VpreportError):
    """A document of somebody else's cannot be written in; nothing has been."""


class OutputError(VpreportError):
    """An output could not be written, or would have overwritten what a person wrote."""
