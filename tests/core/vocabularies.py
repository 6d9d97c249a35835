"""The words of the library that stand in facts of findings, as the code and the data have them."""

import functools
from typing import get_args

import attrs

from bologna_credits import default_catalogue
from bologna_credits.core.circumstance_words import ACTIVITIES
from bologna_credits.interop.sheets.days import Order
from bologna_credits.law import DegreePractice, Part, mobility_files
from bologna_credits.papers.agreement_texts import agreement_rules
from bologna_credits.papers.home_rules import Repeats
from bologna_credits.papers.signatures import PARTIES
from bologna_credits.papers.transcripts import STATUSES
from bologna_credits.recognition.rows import HomeRow, Row

REASONS = {"findings", "grade_findings"}  # told by codes of their own


@functools.cache
def vocabularies() -> dict[str, set[str]]:
    """The words by the first part of their labels."""
    rules = agreement_rules()
    schemes = [scheme for file in mobility_files() for scheme in file.schemes]
    degrees = [one for file in default_catalogue().all() for one in file.practices if isinstance(one, DegreePractice)]
    return {
        "activity": set(ACTIVITIES),
        "change": {reason.change for reason in rules.reasons},
        "event": {event for scheme in schemes for one in scheme.deadlines if (event := one.after or one.before)},
        "field": {field.name for row in (Row, HomeRow) for field in attrs.fields(row) if field.name not in REASONS},
        "form": {form.form for form in rules.forms},
        "order": set(get_args(Order)),
        "part": {name for one in degrees for name, _ in one.parts},
        "party": set(PARTIES),
        "passes": {*get_args(Repeats)} - {"open"},
        "reason": {reason.code for reason in rules.reasons},
        "status": set(STATUSES),
        "stay": {stay.kind for scheme in schemes for stay in scheme.stays if stay.virtual is Part.REQUIRED},
    }
