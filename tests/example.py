"""Where the example is, and what its follow-up is called."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "examples" / "hedemora"
PLAN = str(FOLDER / "plan.toml")
INBOX = str(FOLDER / "inbox")
DELAR = ["--checkpoint", "2026-delar"]
WORKBOOK = "uppfoljning-2026-delar.xlsx"
SECTION = "avsnitt-2026-delar.docx"
WITH_TEMPLATE = (
    "ledning",
    "ledningsstod",
    "ekonomi",
    "verksamhetsstod",
    "it",
    "naringsliv",
    "raddningstjanst",
)
