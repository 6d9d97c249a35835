"""The units and scales that papers and home rules name: a misspelt one is told before a decision is made."""

from collections.abc import Iterable, Iterator

from bologna_credits.credits.amounts import Credits
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.law.known_units import check_scale, check_system, check_units
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Component
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.papers.transcripts import CourseResult, Transcript


def check_codes(
    known: Catalogue,
    *,
    transcript: Transcript | None = None,
    agreement: LearningAgreement | None = None,
    home: HomeRules | None = None,
) -> None:
    """Refuse papers and rules that name a credit system or a grading scale which the catalogue does not have.

    Args:
        known: the catalogue.
        transcript: a transcript, with the lines nested in it.
        agreement: a learning agreement with its changes.
        home: home rules.

    Raises:
        UnknownSystemError: no such credit system; names the nearest.
        UnknownScaleError: no such grading scale; names the nearest.

    >>> from bologna_credits.law.catalogue import default_catalogue
    >>> check_codes(default_catalogue(), home=HomeRules(credits="KZ-AK", scale="KZ-2018"))
    """
    if home is not None:
        check_system(home.credits, known)
        for scale in (home.scale, home.least_scale):
            if scale is not None:
                check_scale(scale, known)
    if agreement is not None:
        check_units((component.credits for component in _components(agreement)), known)
    if transcript is not None:
        check_units(_amounts(transcript.courses), known)


def _components(agreement: LearningAgreement) -> Iterator[Component]:
    for tables in (agreement.studied, agreement.recognised, agreement.virtual):
        yield from tables
    for change in agreement.changes:
        for added in (change.add_studied, change.add_recognised, change.add_virtual):
            yield from added


def _amounts(courses: Iterable[CourseResult]) -> Iterator[Credits | None]:
    for course in courses:
        yield course.credits
        yield from _amounts(course.parts)
