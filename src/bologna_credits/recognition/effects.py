"""The effects of a person's decision on an open point, as values that the printed line shows."""

import enum
from collections.abc import Callable
from fractions import Fraction
from typing import final

import attrs

from bologna_credits.core.findings import Verdict
from bologna_credits.core.messages import show_fact
from bologna_credits.core.visible import visibly

GRADE_POINTS = ("recognition.grade-open", "recognition.several-grades")
"""The points that ask for a grade."""
CREDIT_POINTS = ("recognition.credits-need",)
"""The points that ask for credits and for nothing else."""


class Effect(enum.StrEnum):
    """The consequence of a decision on an open point."""

    GRADE = "grade"
    WITHOUT_GRADE = "without-grade"
    CREDITS = "credits"
    RANGE = "range"
    NO_CREDITS = "no-credits"
    PASSED = "passed"
    NOT_PASSED = "not-passed"
    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not-recognised"
    COUNTED = "counted"
    NOT_COUNTED = "not-counted"
    WITHIN_SHARE = "within-share"
    BEYOND_SHARE = "beyond-share"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not-confirmed"


_PASS, _RECOGNITION = (Effect.PASSED, Effect.NOT_PASSED), (Effect.RECOGNISED, Effect.NOT_RECOGNISED)
_SHARE, _CREDITS = (Effect.WITHIN_SHARE, Effect.BEYOND_SHARE), (Effect.NO_CREDITS, Effect.NO_CREDITS)
_GRADE = (Effect.WITHOUT_GRADE, Effect.WITHOUT_GRADE)
_OTHER = (Effect.CONFIRMED, Effect.NOT_CONFIRMED)
EFFECTS: dict[str, tuple[Effect, Effect]] = {
    "recognition.grade-open": _GRADE,
    "recognition.several-grades": _GRADE,
    "recognition.credits-range": (Effect.RANGE, Effect.RANGE),
    "recognition.credits-need": _CREDITS,
    "recognition.credits-missing": _RECOGNITION,
    "recognition.surplus": (Effect.COUNTED, Effect.NOT_COUNTED),
    "recognition.share-open": _SHARE,
    "recognition.share-unknown": _SHARE,
    "recognition.in-progress": _PASS,
    "recognition.passed-conditional": _PASS,
    "recognition.passed-parts": _PASS,
    "recognition.passed-unknown": _PASS,
    "recognition.no-result": _PASS,
    "recognition.several-results-open": _PASS,
    "recognition.missing": _RECOGNITION,
    "recognition.on-request": _RECOGNITION,
    "recognition.office-decides": _RECOGNITION,
    "recognition.used": _RECOGNITION,
    "recognition.least-open": _RECOGNITION,
    "recognition.partial": _RECOGNITION,
    "recognition.match-condition": _RECOGNITION,
    "recognition.match-open": _RECOGNITION,
    "recognition.package-incomplete": _RECOGNITION,
    "recognition.component-condition": _RECOGNITION,
    "recognition.shortfall-open": _RECOGNITION,
    "recognition.achievement-twice": _RECOGNITION,
    "recognition.course-taken": _RECOGNITION,
    "recognition.course-unclear": _RECOGNITION,
    "recognition.result-later": _OTHER,
}
"""The effects of HOLDS and of FAILS without a grade or credits, by the code of the point."""


@final
@attrs.frozen
class Decided:
    """A decision on an open point: its effect, and the grade or the credits that were decided.

    Args:
        effect: the consequence.
        grade: the label of the grade at home.
        credits: the credits at home.

    >>> print(Decided(Effect.GRADE, "B+"))
    grade B+
    """

    effect: Effect
    grade: str | None = None
    credits: Fraction | None = None

    @visibly
    def __str__(self) -> str:
        return " ".join(show_fact(part) for part in (self.effect, self.grade, self.credits) if part is not None)

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        said = say("value.number", number=self.effect)
        given = self.grade if self.grade is not None else self.credits
        return said if given is None else say("value.decided", effect=self.effect, given=given)


def decided_on(code: str, verdict: Verdict, grade: str | None, credits: Fraction | None) -> Decided:
    """Return the effect of a decision on a point.

    Args:
        code: the code of the point.
        verdict: HOLDS or FAILS.
        grade: the grade that was decided, where one was.
        credits: the credits that were decided, where they were.

    >>> print(decided_on("recognition.grade-open", Verdict.FAILS, None, None))
    recognised without grade
    """
    if grade is not None:
        return Decided(Effect.GRADE, grade, credits)
    if credits is not None:
        return Decided(Effect.CREDITS, None, credits)
    return Decided(EFFECTS.get(code, _OTHER)[0 if verdict is Verdict.HOLDS else 1])
