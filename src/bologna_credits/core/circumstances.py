"""The circumstances on which a rule depends: cycle, track, activity, year of intake, mode and stage of study."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar, final

import attrs

from bologna_credits.core.by_place import by_place
from bologna_credits.core.circumstance_words import (
    ACTIVITIES as ACTIVITIES,
    CYCLES as CYCLES,
    MODES as MODES,
    STAGES as STAGES,
    TRACKS as TRACKS,
    Activity as Activity,
    Cycle as Cycle,
    StudyMode as StudyMode,
    StudyStage as StudyStage,
    Track as Track,
)
from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, CircumstanceNeededError
from bologna_credits.core.typed import checked, shown_type, typed
from bologna_credits.core.visible import visibly

_FAR = 10**9


def one_of(allowed: Sequence[str]) -> "attrs._ValidatorType[Any]":
    """Return a validator that admits the words and None."""

    def check(_: object, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is not None and not isinstance(value, str):
            raise ArgumentTypeError(attribute.name, shown_type(value), f"one of {', '.join(allowed)}, or None")
        if value is not None and value not in allowed:
            raise ArgumentError(attribute.name, value, tuple(allowed))

    return check


def _a_year(_: object, attribute: "attrs.Attribute[int | None]", value: object) -> None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise ArgumentTypeError(attribute.name, shown_type(value), "a year as an int, such as 2012")
    if value is not None and not datetime.MINYEAR <= value <= datetime.MAXYEAR:
        shown = str(value) if abs(value) < _FAR else "a number of many digits"
        raise ArgumentError(attribute.name, shown, (f"a year from {datetime.MINYEAR} to {datetime.MAXYEAR}",))


@final
@attrs.frozen(field_transformer=typed)
class Circumstances:
    """The circumstances of one student or component, as far as they are known.

    Args:
        cycle: ``short``, ``first`` (bachelor), ``second`` (master) or ``third`` (doctorate).
        track: ``profile`` or ``research``, where a cycle has both.
        activity: ``theory``, ``seminar``, ``laboratory``, ``practice`` or one of its kinds (``practice.educational``,
            ``.pedagogical``, ``.industrial``, ``.research``), ``research``, ``project``, ``thesis``, ``independent-study``,
            ``attestation`` or ``physical-education``.
        intake: the year of enrolment.
        mode: ``full-time``, ``part-time``, ``evening`` or ``distance``.
        stage: ``final-year``, or ``earlier`` for any year before it.

    Raises:
        ArgumentError: the word is unknown; names the nearest. Or the calendar has no such year.
        ArgumentTypeError: a word that is no text, or a year of intake that is no int.

    >>> Circumstances(cycle="first", activity="theory").said
    {'cycle': 'first', 'activity': 'theory'}
    """

    __reduce__ = by_place

    cycle: Cycle | None = attrs.field(default=None, validator=one_of(CYCLES))
    track: Track | None = attrs.field(default=None, validator=one_of(TRACKS))
    activity: Activity | None = attrs.field(default=None, validator=one_of(ACTIVITIES))
    intake: int | None = attrs.field(default=None, validator=_a_year)
    mode: StudyMode | None = attrs.field(default=None, validator=one_of(MODES))
    stage: StudyStage | None = attrs.field(default=None, validator=one_of(STAGES))

    @property
    def said(self) -> dict[str, str | int]:
        """The circumstances that are known, by name."""
        everything = {"cycle": self.cycle, "track": self.track, "activity": self.activity, "intake": self.intake}
        later = {"mode": self.mode, "stage": self.stage}
        return {key: value for key, value in {**everything, **later}.items() if value is not None}

    @checked
    def over(self, other: "Circumstances") -> "Circumstances":
        """Return these circumstances, completed by others where these are unknown.

        >>> Circumstances("first").over(Circumstances("second", intake=2012)).said
        {'cycle': 'first', 'intake': 2012}
        """
        if self == _UNSAID:
            return other
        return Circumstances(**{**other.said, **self.said})  # type: ignore[arg-type]  # each key has its own type

    @visibly
    def __str__(self) -> str:
        return ", ".join(f"{key} {value}" for key, value in self.said.items()) or "no circumstances given"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        said = tuple(say(f"value.{key}", **{key: _word(say, key, value)}) for key, value in self.said.items())
        return say("value.listed", items=said) if said else say("value.no-circumstances")


def _word(say: Callable[..., str], key: str, value: object) -> str:
    """Return a circumstance in a language: its own word, or as it is where it is a year."""
    return str(value) if key == "intake" else say(f"{key}.{value}")


_UNSAID = Circumstances()


@final
@attrs.frozen
class When:
    """The circumstances that a row of a definition file requires."""

    cycle: Cycle | None = attrs.field(default=None, validator=one_of(CYCLES))
    track: Track | None = attrs.field(default=None, validator=one_of(TRACKS))
    activity: Activity | None = attrs.field(default=None, validator=one_of(ACTIVITIES))
    intake_from: int | None = attrs.field(default=None, validator=_a_year)
    intake_to: int | None = attrs.field(default=None, validator=_a_year)
    mode: StudyMode | None = attrs.field(default=None, validator=one_of(MODES))
    stage: StudyStage | None = attrs.field(default=None, validator=one_of(STAGES))

    @property
    def keys(self) -> int:
        """The number of circumstances required; a kind of practice counts as more than practice."""
        depth = self.activity.count(".") + 1 if self.activity else 0
        intake = self.intake_from is not None or self.intake_to is not None
        words = (self.cycle, self.track, self.mode, self.stage)
        return sum(word is not None for word in words) + depth + intake

    def needed(self, circumstances: Circumstances) -> dict[str, str] | None:
        """Return the circumstances that are still missing, by name; None where the known ones contradict the row.

        >>> When("first", activity="theory").needed(Circumstances("first"))
        {'activity': 'theory'}
        """
        missing: dict[str, str] = {}
        for key, asked, said in (
            ("cycle", self.cycle, circumstances.cycle),
            ("track", self.track, circumstances.track),
            ("mode", self.mode, circumstances.mode),
            ("stage", self.stage, circumstances.stage),
        ):
            if asked is not None and said is None:
                missing[key] = asked
            elif asked is not None and said != asked:
                return None
        if self.activity is not None:
            if circumstances.activity is None or self.activity.startswith(circumstances.activity + "."):
                missing["activity"] = self.activity
            elif circumstances.activity != self.activity and not circumstances.activity.startswith(self.activity + "."):
                return None
        if self.intake_from is not None or self.intake_to is not None:
            first, last = self.intake_from or 0, self.intake_to or 9999
            if circumstances.intake is None:
                missing["intake"] = f"{self.intake_from or '…'}–{self.intake_to or '…'}"
            elif not first <= circumstances.intake <= last:
                return None
        return missing

    @visibly
    def __str__(self) -> str:
        said = [
            word for word in (self.cycle and f"cycle {self.cycle}", self.track and f"track {self.track}", self.activity) if word
        ]
        if self.intake_from is not None or self.intake_to is not None:
            said.append(f"intake {self.intake_from or '…'}–{self.intake_to or '…'}")
        said += [word for word in (self.mode, self.stage) if word is not None]
        return ", ".join(said) or "always"

    def _spoken(self, say: Callable[..., str]) -> str:
        """Return it in the words of a language; ``say`` gives a label of that language, filled in."""
        keys = ("cycle", "track", "activity", "mode", "stage")
        said = [_word(say, key, value) for key in keys if (value := getattr(self, key)) is not None]
        if self.intake_from is not None or self.intake_to is not None:
            said.append(say("value.intakes", first=self.intake_from or "…", last=self.intake_to or "…"))
        return say("value.listed", items=tuple(said)) if said else say("value.always")


class Conditional(Protocol):
    """A row of a definition file that applies under circumstances."""

    @property
    def when(self) -> When:
        """The circumstances that the row requires."""


Row = TypeVar("Row", bound=Conditional)


def matching(rows: Iterable[Row], circumstances: Circumstances, what: str) -> tuple[Row, ...]:
    """Return the rows that apply: those with the most circumstances met. Several are returned only where they require the same.

    Args:
        rows: the rows of one rule.
        circumstances: the circumstances that are known.
        what: the rule, for the error.

    Raises:
        CircumstanceNeededError: a row requires a circumstance that is not known; lists the choices.
    """
    met: list[Row] = []
    unsaid: dict[str, dict[str, None]] = {}
    needs = [(row, row.when.needed(circumstances)) for row in rows]
    most = max((row.when.keys for row, missing in needs if missing == {}), default=-1)
    for row, missing in needs:
        if missing == {} and row.when.keys == most:
            met.append(row)
        elif missing and row.when.keys > most:
            for key, value in missing.items():
                unsaid.setdefault(key, {})[value] = None
    if unsaid:
        raise CircumstanceNeededError(what, tuple((key, tuple(values)) for key, values in unsaid.items()))
    return tuple(met)
