"""What a program can check of a .docx that must be readable by everyone.

The rules of EN 301 549 clause 10 (WCAG 2.1 A and AA for documents) that can be seen in the XML, and
those that keep Word from asking questions. Each rule is a function that yields what is wrong. What
no program can judge: whether an alternative text is true, and whether the language is plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from word_file import CORE, CORE_PROPERTIES, PLACED, SETTINGS, W, WordFile, attribute, text_of

Rule = Callable[[WordFile], Iterator[str]]

SHORT = 80  # a bold paragraph of at most so many signs looks like a heading
ALT_MAX = 250
CONTRAST_MIN = 4.5
TYPED_LIST = re.compile(r"([-–•*·]|\d{1,2}[.)]) ")
BAD_LINK = re.compile(r"^(https?://.*|www\..*|här|läs mer|klicka här)$", re.IGNORECASE)
LAYOUT_BLANKS = re.compile(r" {2}|\t")
SEQUENCE = re.compile(r"SEQ (\S+)")


def faults(path: Path) -> list[str]:
    """Return every fault as "rule: what", none for a good file."""
    file = WordFile(path)
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(file)]


def has_title(file: WordFile) -> Iterator[str]:
    if not file.part(CORE_PROPERTIES).findtext("dc:title", "", CORE).strip():
        yield "dc:title is empty"


def is_in_swedish(file: WordFile) -> Iterator[str]:
    language = file.default_letters.find(W + "lang")
    if not attribute(language).startswith("sv"):
        yield f"the language is {attribute(language)!r}"


def styles_exist(file: WordFile) -> Iterator[str]:
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for used in file.body.iter(W + tag):
            if attribute(used) not in file.styles:
                yield attribute(used)


def headings_are_whole(file: WordFile) -> Iterator[str]:
    """No level is skipped and no heading is empty."""
    before = 0
    for paragraph in file.paragraphs:
        level = file.heading_level(paragraph)
        if not level:
            continue
        if level > before + 1:
            yield f"level {level} after {before}: {text_of(paragraph)}"
        if not text_of(paragraph).strip():
            yield "an empty heading"
        before = level
    if not before:
        yield "there is no heading"


def no_heading_is_faked(file: WordFile) -> Iterator[str]:
    for paragraph in file.paragraphs:
        text = text_of(paragraph).strip()
        style = file.style_of(paragraph)
        if not text or len(text) > SHORT or file.heading_level(paragraph) or _is_named(file, style):
            continue
        runs = [run for run in paragraph.iter(W + "r") if text_of(run).strip()]
        if all(_is_bold(file, run, style) for run in runs):
            yield text


def lists_are_real(file: WordFile) -> Iterator[str]:
    for paragraph in file.body.iter(W + "p"):
        numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None
        by_style = file.inherited(file.style_of(paragraph), "pPr/numPr") is not None
        if TYPED_LIST.match(text_of(paragraph)) and not numbered and not by_style:
            yield text_of(paragraph)[:40]


def tables_have_a_header_row(file: WordFile) -> Iterator[str]:
    for number, table in enumerate(file.tables, start=1):
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(W + "tr")]
        if not heads or not heads[0]:
            yield f"table {number} has no header row"
        elif True in heads[heads.index(False) :] if False in heads else True:
            yield f"table {number} has its header rows apart, or nothing else"
        if attribute(table.find(f"{W}tblPr/{W}tblLook"), "firstRow") != "1":
            yield f"table {number} does not say that its first row is a header"


def tables_are_simple(file: WordFile) -> Iterator[str]:
    for number, table in enumerate(file.tables, start=1):
        for tag in ("gridSpan", "vMerge", "tbl", "tblpPr"):
            if next(table.iterdescendants(W + tag), None) is not None:
                yield f"table {number} has {tag}"


def rows_are_not_split(file: WordFile) -> Iterator[str]:
    for number, table in enumerate(file.tables, start=1):
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in table.iter(W + "tr")):
            yield f"table {number}"


def no_cell_is_empty(file: WordFile) -> Iterator[str]:
    for number, table in enumerate(file.tables, start=1):
        for cell in table.iter(W + "tc"):
            if not text_of(cell).strip():
                yield f"table {number}"


def tables_are_described(file: WordFile) -> Iterator[str]:
    """Title and description for those who cannot see it, a visible caption just above."""
    for number, table in enumerate(file.tables, start=1):
        for tag in ("tblCaption", "tblDescription"):
            if not attribute(table.find(f"{W}tblPr/{W}{tag}")).strip():
                yield f"table {number} has no {tag}"
        above = table.getprevious()
        if above is None or above.tag != W + "p" or not _sequences(above):
            yield f"table {number} has no caption above it"


def captions_count_right(file: WordFile) -> Iterator[str]:
    counted: dict[str, int] = {}
    for paragraph in file.paragraphs:
        for label, shown in _sequences(paragraph):
            counted[label] = counted.get(label, 0) + 1
            if shown != str(counted[label]):
                yield f"{label} {shown} is number {counted[label]}"


def pictures_are_described(file: WordFile) -> Iterator[str]:
    for picture in file.body.iter(PLACED + "docPr"):
        described = picture.get("descr", "").strip()
        if not described or len(described) > ALT_MAX:
            yield f"picture {picture.get('name')}"


def objects_are_inline(file: WordFile) -> Iterator[str]:
    for tag in (PLACED + "anchor", W + "txbxContent", W + "framePr"):
        yield from (tag for _ in file.body.iter(tag))


def colour_is_not_alone(file: WordFile) -> Iterator[str]:
    for cell in file.body.iter(W + "tc"):
        if cell.find(f"{W}tcPr/{W}shd") is not None and not re.search(r"\w", text_of(cell)):
            yield f"a cell with {text_of(cell)!r}"


def text_stands_out(file: WordFile) -> Iterator[str]:
    """Text and ground have a contrast of 4.5:1; colours are RGB, or not known."""
    for run in file.body.iter(W + "r"):
        ink, ground = _ink(file, run), _ground(file, run)
        if text_of(run).strip() and contrast(ink, ground) < CONTRAST_MIN:
            yield f"{ink} on {ground}: {text_of(run)[:40]}"


def blanks_are_no_layout(file: WordFile) -> Iterator[str]:
    empty_before = False
    for paragraph in file.paragraphs:
        empty = not text_of(paragraph).strip()
        if empty and empty_before:
            yield "two empty paragraphs"
        empty_before = empty
    for text in file.body.iter(W + "t"):
        if LAYOUT_BLANKS.search(text.text or ""):
            yield f"blanks in {text.text!r}"
    yield from ("a tab" for _ in file.body.iter(W + "tab"))


def links_say_where(file: WordFile) -> Iterator[str]:
    for link in file.body.iter(W + "hyperlink"):
        if BAD_LINK.match(text_of(link).strip()):
            yield text_of(link)


def is_not_protected(file: WordFile) -> Iterator[str]:
    protection = file.part(SETTINGS).find(W + "documentProtection")
    if attribute(protection, "enforcement") in ("1", "true", "on"):
        yield "the document is protected"


def asks_for_no_updating(file: WordFile) -> Iterator[str]:
    """Else Word asks, when it opens the file, whether fields may fetch from other files."""
    if file.part(SETTINGS).find(W + "updateFields") is not None:
        yield "updateFields"
    for tag in ("fldSimple", "fldChar"):
        yield from (tag for field in file.body.iter(W + tag) if attribute(field, "dirty"))


def controls_are_named(file: WordFile) -> Iterator[str]:
    for control in file.body.iter(W + "sdt"):
        if not attribute(control.find(f"{W}sdtPr/{W}alias")).strip():
            yield f"a control with {text_of(control)[:40]!r}"


RULES: tuple[Rule, ...] = (
    has_title,
    is_in_swedish,
    styles_exist,
    headings_are_whole,
    no_heading_is_faked,
    lists_are_real,
    tables_have_a_header_row,
    tables_are_simple,
    rows_are_not_split,
    no_cell_is_empty,
    tables_are_described,
    captions_count_right,
    pictures_are_described,
    objects_are_inline,
    colour_is_not_alone,
    text_stands_out,
    blanks_are_no_layout,
    links_say_where,
    is_not_protected,
    asks_for_no_updating,
    controls_are_named,
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two RGB colours (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_named(file: WordFile, style: str) -> bool:
    """Titles and captions are bold and short, and say by their name what they are."""
    name = attribute(file.styles[style].find(W + "name")) if style in file.styles else ""
    return name.lower() in ("title", "subtitle", "caption", "toc heading")


def _is_bold(file: WordFile, run, style: str) -> bool:
    character = attribute(run.find(f"{W}rPr/{W}rStyle"))
    bold = (
        run.find(f"{W}rPr/{W}b"),
        file.inherited(character, "rPr/b"),
        file.inherited(style, "rPr/b"),
    )
    nearest = next((b for b in bold if b is not None), None)
    return nearest is not None and attribute(nearest) not in ("0", "false")


def _sequences(paragraph) -> list[tuple[str, str]]:
    """Return the label and the shown number of each SEQ field in simple form."""
    return [
        (found[1], text_of(field))
        for field in paragraph.iter(W + "fldSimple")
        if (found := SEQUENCE.search(attribute(field, "instr")))
    ]


def _header_style(file: WordFile, run):
    """Return how the table style dresses the header row that the run stands in, if it does."""
    row = next(run.iterancestors(W + "tr"), None)
    if row is None or row.find(f"{W}trPr/{W}tblHeader") is None:
        return None
    table = next(run.iterancestors(W + "tbl"))
    style = file.styles.get(attribute(table.find(f"{W}tblPr/{W}tblStyle")))
    parts = () if style is None else style.iter(W + "tblStylePr")
    return next((part for part in parts if attribute(part, "type") == "firstRow"), None)


def _ink(file: WordFile, run) -> str:
    head = _header_style(file, run)
    paragraph = next(run.iterancestors(W + "p"))
    colours = (
        run.find(f"{W}rPr/{W}color"),
        file.inherited(file.style_of(paragraph), "rPr/color"),
        None if head is None else head.find(f"{W}rPr/{W}color"),
        file.default_letters.find(W + "color"),
    )
    return next((attribute(colour) for colour in colours if colour is not None), "000000")


def _ground(file: WordFile, run) -> str:
    head = _header_style(file, run)
    cell = next(run.iterancestors(W + "tc"), None)
    fills = (
        None if cell is None else cell.find(f"{W}tcPr/{W}shd"),
        None if head is None else head.find(f"{W}tcPr/{W}shd"),
    )
    return next((attribute(fill, "fill") for fill in fills if fill is not None), "FFFFFF")
