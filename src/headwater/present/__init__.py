"""What a person or a program gets to see: terminal, JSON, a self-contained HTML page."""

from headwater.present.html import html_page
from headwater.present.json_form import claim_form, report_form, story_form, trace_form
from headwater.present.report import print_report
from headwater.present.terminal import print_trace
from headwater.present.words import headline, printable

__all__ = [
    "claim_form",
    "headline",
    "html_page",
    "print_report",
    "print_trace",
    "printable",
    "report_form",
    "story_form",
    "trace_form",
]
