"""The credits of a student against published rules: the step to the next year, and the load of a period or an origin."""

from fractions import Fraction
from typing import final

import attrs

from bologna_credits.conversion.attempts import amount_of
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.circumstances import MODES, StudyMode
from bologna_credits.core.errors import ArgumentError, MixedCreditsError
from bologna_credits.core.exact import Number
from bologna_credits.core.findings import Fact, Finding, Report, Verdict, facts
from bologna_credits.core.reading import read_word
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import shown_value
from bologna_credits.credits.amounts import Credits
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.progress import Load, LoadPractice, Per, ProgressPractice, YearUp


@checked
def check_progress(
    gained: Credits | Number,
    *,
    by: ProgressPractice | str,
    year: int,
    required: Credits | Number | None = None,
    missing_courses: int | None = None,
    catalogue: Catalogue | None = None,
) -> Report:
    """Check if the credits of a student suffice to go from one year to the next.

    Args:
        gained: all credits gained so far, in the system of the practice.
        by: a published practice or its code.
        year: the year that was completed.
        required: the credits that the programme requires so far; rules by share and by missing credits need them.
        missing_courses: the number of courses of the plan that were not passed, where the rule counts courses.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        HOLDS or FAILS; OPEN where the step is conditional, where the text has no rule for this year, or where something that the
        rule asks for was not given.

    Raises:
        ArgumentError: a practice of another kind.
        MixedCreditsError: credits of another system; convert them first.
        NumberError: a plain number that is below 0.

    >>> check_progress(35, by="MK/UGD", year=1).fails[0].message
    '35 credits gained are fewer than 36, which MK/UGD requires after year 1'
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, ProgressPractice, "leads by credits from year to year", known)
    have = _amount(gained, practice.system)
    asked = None if required is None else _amount(required, practice.system)
    row = next((row for row in practice.years if row.year == year), None)
    row = row or next((row for row in reversed(practice.years) if row.later and row.year < year), None)
    if row is None:
        named = facts(practice=practice.code, year=year)
        return Report([Finding("progress.unknown", Verdict.OPEN, practice.code, named, practice.source)])
    return Report([_Step(practice=practice, row=row, year=year, gained=have, required=asked, courses=missing_courses).finding])


@checked
def check_load(
    credits: Credits | Number,
    *,
    by: LoadPractice | str,
    per: Per | str,
    mode: StudyMode | None = None,
    catalogue: Catalogue | None = None,
) -> Report:
    """Check the number of credits of a period, or of recognised credits of one origin.

    Args:
        credits: the credits, in the system of the practice.
        by: a published practice or its code.
        per: the period or the origin, such as ``semester``, ``summer``, ``transfer`` or ``vocational``.
        mode: ``full-time``, ``part-time``, ``evening`` or ``distance``, where the load depends on it.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        HOLDS or FAILS; a NOTE where a load is not the usual one; OPEN where only a permission allows it, where the load depends
        on the mode of study and none was given, or where the text has no such limit.

    Raises:
        ArgumentError: an unknown word, or a practice of another kind.
        MixedCreditsError: credits of another system; convert them first.
        NumberError: a plain number that is below 0.

    >>> check_load(21, by="KZ/KIMEP-load", per="transfer").fails[0].message
    '21 credits are more than 18, the most in a semester of transfer by KZ/KIMEP-load'
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, LoadPractice, "limits the credits of a period", known)
    amount = _amount(credits, practice.system)
    period = read_word(Per, per, "per")
    if mode is not None and mode not in MODES:
        raise ArgumentError("mode", shown_value(mode), MODES)
    rows = [row for row in practice.loads if row.per is period]
    if mode is not None:
        own = [row for row in rows if row.mode == mode]
        rows = own or [row for row in rows if row.mode is None]
    if not rows:
        named = facts(practice=practice.code, per=period, mode=mode)
        return Report([Finding("load.unknown", Verdict.OPEN, practice.code, named, practice.source)])
    found = [_load(practice, row, amount) for row in rows]
    if len({finding.verdict for finding in found}) > 1:
        modes = tuple(row.mode for row in rows if row.mode is not None)
        named = facts(practice=practice.code, credits=amount, per=period, mode=modes)
        return Report([Finding("load.mode-open", Verdict.OPEN, practice.code, named, practice.source)])
    return Report(found)


def _amount(credits: Credits | Number, system: str) -> Fraction:
    if isinstance(credits, Credits) and credits.system != system:
        raise MixedCreditsError("compare", system, credits.system)
    return amount_of(credits)


@final
@attrs.frozen
class _Step:
    """The row of a practice, with the credits to which it is applied."""

    practice: ProgressPractice
    row: YearUp
    year: int
    gained: Fraction
    required: Fraction | None
    courses: int | None

    @property
    def finding(self) -> Finding:
        """The one finding."""
        row = self.row
        if row.least is not None:
            return self._reached(row.least)
        if row.missing_courses is not None and self.courses is not None and self.courses <= row.missing_courses:
            return self._find("progress.few-courses", Verdict.HOLDS, courses=self.courses, most=row.missing_courses)
        if self.required is None:
            return self._find("progress.required-unsaid", Verdict.OPEN)
        if row.share is not None:
            return self._by_share(row.share, self.required)
        return self._by_missing(row.missing or Fraction(0), max(self.required - self.gained, Fraction(0)))

    def _by_share(self, share: Fraction, required: Fraction) -> Finding:
        freely = self.row.freely
        if self.gained >= share * required and freely is not None and self.gained <= freely * required:
            source = self.row.condition_source or self.row.source
            named: dict[str, Fact] = {"free": freely * required, "condition": self.row.condition or source.title}
            return attrs.evolve(self._find("progress.conditional", Verdict.OPEN, **named), source=source)
        return self._reached(share * required)

    def _by_missing(self, most: Fraction, missing: Fraction) -> Finding:
        courses = self.row.missing_courses
        if missing <= most:
            return self._find("progress.missing-few", Verdict.HOLDS, missing=missing, most=most)
        if courses is not None and self.courses is None:
            return self._find("progress.courses-unsaid", Verdict.OPEN, missing=missing, most=most, courses=courses)
        return self._find("progress.missing-many", Verdict.FAILS, missing=missing, most=most)

    def _reached(self, least: Fraction) -> Finding:
        if self.gained >= least:
            return self._find("progress.reached", Verdict.HOLDS, least=least)
        return self._find("progress.below", Verdict.FAILS, least=least)

    def _find(self, code: str, verdict: Verdict, **named: Fact) -> Finding:
        named = {"practice": self.practice.code, "year": self.year, "gained": self.gained, **named}
        return Finding(code, verdict, self.practice.code, facts(**named), self.row.source)


def _load(practice: LoadPractice, row: Load, credits: Fraction) -> Finding:
    """Return the finding of one row."""

    def told(code: str, verdict: Verdict, **named: Fact) -> Finding:
        named = {"practice": practice.code, "credits": credits, "per": row.per, **named}
        return Finding(code, verdict, practice.code, facts(**named), row.source)

    if row.least is not None and credits < row.least:
        return told("load.below", Verdict.FAILS, least=row.least)
    if row.most is not None and credits > row.most:
        if row.on_request is not None and credits <= row.on_request:
            return told("load.on-request", Verdict.OPEN, most=row.most, on_request=row.on_request)
        return told("load.above", Verdict.FAILS, most=row.on_request or row.most)
    if row.usual is not None and credits != row.usual:
        return told("load.unusual", Verdict.NOTE, usual=row.usual)
    return told("load.within", Verdict.HOLDS)
