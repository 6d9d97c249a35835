"""The rule by which a student goes from one year to the next."""

from bologna_credits.conversion.averages import GradeAverage, mean_value
from bologna_credits.conversion.practice_lookup import practice_of
from bologna_credits.core.circumstances import Circumstances, matching
from bologna_credits.core.exact import Number
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.typed import checked
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.practices.averages import AveragePractice

_DEBTS = {
    None: ("promotion.debts-open", Verdict.OPEN),
    True: ("promotion.debts-bar", Verdict.FAILS),
    False: ("promotion.debts-allowed", Verdict.NOTE),
}


@checked
def check_promotion(
    average: GradeAverage | Number,
    *,
    by: AveragePractice | str,
    year: int,
    circumstances: Circumstances | None = None,
    debts: int = 0,
    catalogue: Catalogue | None = None,
) -> Report:
    """Check if an average suffices to go from one year to the next.

    Args:
        average: the average of the year, or the number.
        by: a published practice or its code.
        year: the year that was completed.
        circumstances: the cycle, where thresholds differ by it.
        debts: number of courses that were failed and not repeated.
        catalogue: a catalogue in place of the bundled one.

    Returns:
        HOLDS or FAILS; OPEN where the text prints no threshold for this year, or leaves the effect of failed courses open.

    Raises:
        ArgumentError: a practice of another kind.
        MixedScalesError: an average on another scale than that of the practice.

    >>> from bologna_credits import Circumstances
    >>> check_promotion("1.66", by="KZ/KSU", year=2, circumstances=Circumstances(cycle="first")).fails[0].message
    'the average 1.66 is below 1.67, which KZ/KSU requires after year 2'
    """
    known = catalogue or default_catalogue()
    practice = practice_of(by, AveragePractice, "averages grades", known)
    value = mean_value(average, practice.to or practice.scale)
    rows = [row for row in practice.thresholds if row.year == year]
    if not rows:
        rows = [row for row in practice.thresholds if row.later and row.year < year]
    met = matching(rows, circumstances or Circumstances(), f"promotion by {practice.code}")
    named = facts(average=value, practice=practice.code, year=year)
    if not met:
        return Report([Finding("promotion.unknown", Verdict.OPEN, practice.code, named, practice.source)])
    least, source = met[0].least, met[0].source
    verdict = Verdict.HOLDS if value >= least else Verdict.FAILS
    code = "promotion.reached" if value >= least else "promotion.below"
    found = [Finding(code, verdict, practice.code, (*named, ("least", least)), source)]
    if debts:
        code, verdict = _DEBTS[practice.debts_bar]
        found.append(Finding(code, verdict, practice.code, facts(debts=debts, practice=practice.code), source))
    return Report(found)
