"""Make the page of all codes from the messages themselves.

    python docs/make_findings_page.py

Run it when a code or a message has changed; a test says when the page is stale.
"""

from __future__ import annotations

from pathlib import Path

from vpreport.texts.explaining import page

PAGE = Path(__file__).with_name("findings.md")


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
