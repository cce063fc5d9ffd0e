"""WordprocessingML elements, and text that can never break the file.

Elements are made with lxml, so that what people typed is data and never mark-up. Children must be
given in the order of the schema (ISO/IEC 29500-1, annex A); Word refuses a file where they are not.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from lxml import etree

from vpreport.texts.numbers import NBSP, unbroken

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIXES: Final = {"w": WORD}
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# What XML 1.0 (production 2, Char) does not allow: control characters, surrogates, U+FFFE, U+FFFF.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The no-break space is kept: it holds a number and its unit together.
_BLANKS: Final = re.compile("[ \t\n\r\u2028\u2029]+")
_BEFORE_PERCENT: Final = re.compile("(?<=[0-9]) (?=%)")

_RUN, _RUN_PROPERTIES = f"{{{WORD}}}r", f"{{{WORD}}}rPr"
_LANGUAGE, _VALUE = f"{{{WORD}}}lang", f"{{{WORD}}}val"

Element = etree._Element  # noqa: SLF001 (lxml has no public name for the type)


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Return `<w:tag w:name="value">` with its children; a child that is None is left out."""
    element = etree.Element(_full(tag), nsmap=_PREFIXES)
    for name, value in attributes.items():
        element.set(_full(name), str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


@cache
def _full(name: str) -> str:
    return f"{{{WORD}}}{name}"


def allowed(text: str) -> str:
    """Return `text` without the characters that XML does not allow."""
    return _NOT_XML.sub("", text)


@lru_cache(maxsize=4096)  # the words of plans and tables come again and again
def one_line(text: str) -> str:
    """Return `text` as one line: allowed characters, and no blanks used as layout.

    A percent sign is kept on the line of its number.
    """
    return _BEFORE_PERCENT.sub(NBSP, _BLANKS.sub(" ", allowed(text)))


@lru_cache(maxsize=4096)
def kept_together(text: str) -> str:
    """Return `text` as one line that is never divided inside a number or a provision of law."""
    return unbroken(one_line(text))


def text_run(text: str, style: str = "") -> Element:
    """Return a run of text; `style` is the id of a character style or empty.

    What a line must not divide, a number or a provision of law, is kept together.
    """
    content = w("t")
    content.text = kept_together(text)
    content.set(_XML_SPACE, "preserve")
    return w("r", w("rPr", w("rStyle", val=style)) if style else None, content)


def in_language(element: Element, language: str) -> Element:
    """Return the element with its runs marked as being in `language`, as it is if that is empty."""
    if language:
        for run in element.iter(_RUN):
            properties = run.find(_RUN_PROPERTIES)
            if properties is None:
                properties = w("rPr")
                run.insert(0, properties)
            etree.SubElement(properties, _LANGUAGE).set(_VALUE, language)
    return element


def field(instruction: str, shown: str) -> Element:
    """Return a field with its result as it stands until the reader updates it."""
    return w("fldSimple", text_run(shown), instr=f" {instruction} ")
