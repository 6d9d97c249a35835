"""The rules of the home university, which travel with the learning agreement and the decision."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, TypeAlias, final, get_args

import attrs

from bologna_credits.conversion.averages import GradeAverage
from bologna_credits.conversion.grades import By, Chain
from bologna_credits.conversion.methods.grading_tables import GradingTableOverlap, read_choose
from bologna_credits.conversion.methods.passes import read_mean
from bologna_credits.conversion.practice_methods import PracticeWith, method_of_practice
from bologna_credits.core.brief import brief
from bologna_credits.core.by_place import by_place
from bologna_credits.core.circumstances import Circumstances, one_of
from bologna_credits.core.countries import optional_country, read_as
from bologna_credits.core.errors import ArgumentError, NumberError
from bologna_credits.core.exact import Number, read_exact, show_exact
from bologna_credits.core.notebook import card
from bologna_credits.core.provenance import Source
from bologna_credits.core.reading import fold, optional_day, optional_exact
from bologna_credits.core.typed import checked, typed
from bologna_credits.credits.amounts import read_code
from bologna_credits.credits.policy import CreditPolicy
from bologna_credits.grades.grading_tables import GradingTable
from bologna_credits.grades.legal_grades import OntoGrade
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.lookup import recognition_practice
from bologna_credits.law.practices.grades import Choose, UngradedPractice
from bologna_credits.law.practices.recognition import Grades, RecognitionPractice, Unmatched
from bologna_credits.papers.transcripts import CourseResult, Institution

Shortfall = Literal["open", "accept", "refuse"]
"""The effect of fewer credits than agreed, where everything was passed; ``open`` leaves it to a person."""
Used = Literal["open", "accept", "refuse"]
"""The effect of a component that counts for another degree already."""
SeveralGrades = Literal["open", "without"]
"""The grade of a home component that several host components with different grades replace."""
Repeats = Literal["open", "first", "last", "best"]
"""The pass that counts if there are several."""
Surplus = Literal["open", "all", "agreed"]
"""The credits beyond what was agreed: undecided, all count, or only those agreed."""


@final
@attrs.frozen(field_transformer=typed)
class CourseTables:
    """Grading tables with each course's own histogram as the host table.

    A histogram of one course is not a reference group; every use of it carries a NOTE.

    Args:
        home: the grading table at home.
        choose: minimum, average, median or maximum.
        onto: the step from an average to a legal grade.

    >>> from bologna_credits import grading_scale
    >>> tables = CourseTables(GradingTable(grading_scale("NO-AF"), {"A": 1, "B": 3, "C": 2, "D": 1, "E": 1}), choose="median")
    >>> tables.method_for(CourseResult("A1", "Algebra")) is None
    True
    """

    __reduce__ = by_place
    __repr__ = brief

    home: GradingTable
    choose: Choose = attrs.field(converter=read_choose)
    onto: OntoGrade | str | None = None

    @checked
    def method_for(self, course: CourseResult) -> GradingTableOverlap | None:
        """Return the method for a course, or None if its document has no histogram."""
        if course.distribution is None:
            return None
        return GradingTableOverlap(course.distribution, self.home, choose=self.choose, onto=self.onto)  # type: ignore[arg-type]  # read from its word


Way: TypeAlias = By | Chain | CourseTables
"""One way to convert grades. In :class:`ByHost` the words ``"without"`` and ``"carry"`` mean what they mean for ``grades``."""
_REST = "*"
_LIKE_A_SCALE = re.compile("[A-Za-z]{2,}(-[A-Za-z0-9]+)+")
_LIKE_A_COUNTRY = re.compile("[A-Za-z]{2}")


def _read_ways(value: Mapping[str, Way] | Sequence[tuple[str, Way]]) -> tuple[tuple[str, Way], ...]:
    return tuple(value.items()) if isinstance(value, Mapping) else tuple((key, way) for key, way in value)


def _folded(key: str) -> str:
    """A key as it is compared: papers of the EU write UK for the country of ISO's GB."""
    return fold(read_as(key) or key)


def _check_keys(_: object, __: object, ways: tuple[tuple[str, Way], ...]) -> None:
    folded = [_folded(key) for key, _ in ways]
    times = Counter(folded)
    twice = dict.fromkeys(key for (key, _), one in zip(ways, folded, strict=True) if times[one] > 1)
    if twice:
        raise ArgumentError("by", f"{', '.join(twice)} (twice)", ("one way for each scale, host and country",))
    if not ways or "" in folded:
        raise ArgumentError("by", "no scale and no host", ('a scale, an identifier of a host, a country, or "*" for the rest',))


@final
@attrs.frozen(field_transformer=typed)
class ByHost:
    """The conversion of grades for each scale or host, in one set of home rules.

    The identifier of the host takes precedence, then the scale of the grade, then the country of the host, then ``"*"``. Where no
    key fits, the published table between the two scales answers, as without any ``by``.

    Args:
        ways: by key, a way to convert, or ``"without"`` (no grade) or ``"carry"`` (the mark of the host as it is). A key is an
            identifier of a host ("uw.edu.pl"), the code of a scale ("PL-5"), a country ("PL"), or "*" for the rest.

    Raises:
        ArgumentError: a key twice, or none.

    >>> ways = ByHost({"PL-5": "UCU", "uw.edu.pl": "without", "*": None})
    >>> ways.keys, ways.find(["PL-5"], Institution("Warsaw", "PL", {"schac": "uw.edu.pl"}))
    (('PL-5', 'uw.edu.pl', '*'), ('uw.edu.pl', 'without'))
    """

    __reduce__ = by_place
    __repr__ = brief

    ways: tuple[tuple[str, Way], ...] = attrs.field(converter=_read_ways, validator=_check_keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """The scales, hosts and countries, in order."""
        return tuple(key for key, _ in self.ways)

    @checked
    def find(self, scales: Sequence[str], host: Institution | None) -> tuple[str | None, Way]:
        """Return the key that fits and its way; None and the way without a name where none fits.

        Args:
            scales: the codes of the scales on which the result is printed, the main one first.
            host: the host, where it is known.
        """
        known = {_folded(key): (key, way) for key, way in self.ways}
        names = [name for _, name in host.identifiers] if host is not None else []
        country = [host.country] if host is not None and host.country is not None else []
        found = (known[fold(name)] for name in (*names, *scales, *country, _REST) if fold(name) in known)
        return next(found, (None, None))

    @checked
    def check(self, known: Catalogue, hosts: Iterable[Institution] = ()) -> None:
        """Refuse a key that is spelt like the code of a scale or of a country and names none.

        Args:
            known: the catalogue.
            hosts: the hosts whose identifiers may be keys of any form.

        Raises:
            UnknownScaleError: no such scale; names the nearest.
            UnknownCountryError: no such country; names the nearest.
        """
        own = {fold(name) for host in hosts for _, name in host.identifiers}
        for key in self.keys:
            spelt = key.strip()
            if fold(key) in own:
                continue
            if _LIKE_A_SCALE.fullmatch(spelt):
                known.grading_scale(key)
            elif _LIKE_A_COUNTRY.fullmatch(spelt):
                optional_country(spelt)


def _read_by(value: Way | ByHost | Mapping[str, Way]) -> Way | ByHost:
    return ByHost(value) if isinstance(value, Mapping) else value


def _check_share(_: object, attribute: "attrs.Attribute[Fraction | None]", value: Fraction | None) -> None:
    if value is not None and not 0 < value <= 1:
        raise NumberError(f"{show_exact(value)} for {attribute.name}", "is no share", "give a number above 0 and at most 1")


def _check_amount(_: object, attribute: "attrs.Attribute[Any]", value: Fraction | None) -> None:
    if value is not None and value < 0:
        raise NumberError(f"{show_exact(value)} for {attribute.name}", "is negative", "give credits of the home system")


@final
@attrs.frozen(field_transformer=typed)
class HomeRules:
    """The rules of the home university; they travel with the decision.

    Args:
        credits: the code of the credit system at home.
        scale: the code of the grading scale at home; None where no grade is wanted.
        circumstances: the student's circumstances.
        policy: the choice of one number from a range of credits, or the code of a practice; None keeps the range.
        by: the conversion of grades; None takes the published table between the two scales, and gives OPEN where there is none.
            A mapping gives a way for each scale or host; see :class:`~bologna_credits.papers.ByHost`.
        grades: ``convert``; ``without`` to recognise everything without grade; ``carry`` to keep the mark of the host as it is.
        shortfall: the effect of fewer credits than agreed, where all was passed: ``open``, ``accept`` or ``refuse``.
        several_grades: several host grades for one home component: ``open``, or ``without`` grade.
        on: the day that counts for dated rules.
        source: the text of these rules.
        repeats: several passes of one component that differ: ``open``, or the ``first``, the ``last`` or the ``best`` counts. A
            failed attempt beside a pass does not count.
        surplus: more credits achieved than agreed: ``open``, ``all`` count, or only those ``agreed``.
        used: a component that counts for another degree already: ``open``, ``accept`` or ``refuse``.
        unmatched: a component that replaces nothing at home: ``open``, or ``elective``.
        least_grade: the worst grade that is recognised, a label of ``least_scale`` or else of ``scale``; None: any pass.
        least_scale: the scale of that label.
        most_share: the largest share of the degree that may be recognised.
        degree: the number of credits of the degree.
        recognised_before: credits recognised earlier, which count towards that share.
        decides: the office whose decision is required; everything stays OPEN until it is recorded.
        practice: the code of the published practice behind these rules.
        no_finer_mark: True if no host prints a finer mark beside a letter that it does not put in the transcript, for tables that
            yield to such a mark.

    Raises:
        ArgumentError: another word; a ``least_grade`` without a scale.
        NumberError: a share that is not above 0 and at most 1; a negative amount.

    >>> HomeRules(credits="kz-rk", scale="KZ-2011", circumstances=Circumstances(cycle="first")).credits
    'KZ-RK'
    """

    __reduce__ = by_place
    __repr__ = brief
    _repr_html_ = card

    credits: str = attrs.field(converter=read_code)
    scale: str | None = None
    circumstances: Circumstances = Circumstances()
    policy: CreditPolicy | str | None = None
    by: Way | ByHost = attrs.field(default=None, converter=_read_by)
    grades: Grades = attrs.field(default="convert", validator=one_of(get_args(Grades)))
    shortfall: Shortfall = attrs.field(default="open", validator=one_of(get_args(Shortfall)))
    several_grades: SeveralGrades = attrs.field(default="open", validator=one_of(get_args(SeveralGrades)))
    on: datetime.date | None = attrs.field(default=None, converter=optional_day)
    source: Source | None = None
    repeats: Repeats = attrs.field(default="open", validator=one_of(get_args(Repeats)))
    surplus: Surplus = attrs.field(default="open", validator=one_of(get_args(Surplus)))
    used: Used = attrs.field(default="open", validator=one_of(get_args(Used)))
    unmatched: Unmatched = attrs.field(default="open", validator=one_of(get_args(Unmatched)))
    least_grade: str | None = None
    least_scale: str | None = None
    most_share: Fraction | None = attrs.field(default=None, converter=optional_exact, validator=_check_share)
    degree: Fraction | None = attrs.field(default=None, converter=optional_exact, validator=_check_amount)
    recognised_before: Fraction = attrs.field(default=Fraction(0), converter=read_exact, validator=_check_amount)
    decides: str | None = None
    practice: str | None = None
    no_finer_mark: bool = False

    def __attrs_post_init__(self) -> None:
        if self.least_grade is not None and self.least is None:
            raise ArgumentError("least_scale", "nothing", ("the code of the scale of least_grade",))

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways to convert grades, for whatever host."""
        return tuple(way for _, way in self.by.ways) if isinstance(self.by, ByHost) else (self.by,)

    @property
    def named(self) -> tuple[str, ...]:
        """The practices and bodies that these rules name for credits and grades."""
        ways = (way.code if isinstance(way, PracticeWith) else way for way in (self.policy, *self.ways))
        return tuple(way for way in ways if isinstance(way, str))

    @property
    def least(self) -> tuple[str, str] | None:
        """The worst grade that is recognised, and the code of its scale."""
        scale = self.least_scale or self.scale
        return None if self.least_grade is None or scale is None else (self.least_grade, scale)

    @classmethod
    @checked
    def by_practice(
        cls,
        practice: RecognitionPractice | str,
        *,
        credits: str | None = None,
        scale: str | None = None,
        circumstances: Circumstances = Circumstances(),
        passed: bool = False,
        mean: GradeAverage | Number | None = None,
        degree: Number | None = None,
        recognised_before: Number = 0,
        on: datetime.date | str | None = None,
        catalogue: Catalogue | None = None,
    ) -> "HomeRules":
        """Return the rules as a body publishes them.

        Points that its text leaves open stay open; ``attrs.evolve`` sets what is known.

        Args:
            practice: the practice or its code.
            credits: the credit system at home, where the body has none of its own.
            scale: the grading scale at home, where the practice names none.
            circumstances: the student's circumstances.
            passed: True if the student chose before the stay to have everything recognised as passed, without a grade.
            mean: the student's mean so far, where the practice uses it for a course that was only passed.
            degree: the number of credits of the degree.
            recognised_before: credits recognised earlier.
            on: the day that counts.
            catalogue: another catalogue than the bundled one.

        Raises:
            UnknownPracticeError: no such code; names the nearest.
            ArgumentError: no credit system, neither of the body nor given; a choice that the practice does not give.
            MixedScalesError: a mean on another scale than that of the practice.

        >>> rules = HomeRules.by_practice("KZ/KIMEP-exchange", degree=120)
        >>> rules.credits, rules.grades, rules.most_share
        ('KZ-KIMEP-CR', 'without', Fraction(1, 2))
        """
        found = recognition_practice(practice, catalogue=catalogue) if isinstance(practice, str) else practice
        system = credits if credits is not None else found.credits
        if system is None:
            raise ArgumentError("credits", "nothing", ('the code of the credit system at home, such as "ECTS"',))
        own = found.credits is not None and read_code(system) == found.credits
        by, target = _by(found, catalogue or default_catalogue(), passed=passed, mean=mean)
        return cls(
            credits=system,
            scale=target if target is not None else scale if scale is not None else found.scale,
            circumstances=circumstances,
            policy=found.credit_practice if own else None,
            by=by,
            grades=found.grades if found.grades is not None else "convert",
            on=on,
            source=found.source,
            unmatched=found.unmatched if found.unmatched is not None else "open",
            least_grade=found.least,
            least_scale=found.least_scale,
            most_share=found.share,
            degree=degree,
            recognised_before=recognised_before,
            decides=found.decides,
            practice=found.code,
        )


def _by(
    found: RecognitionPractice, known: Catalogue, *, passed: bool, mean: GradeAverage | Number | None
) -> tuple[By, str | None]:
    """Return the conversion of grades of a practice, and the code of the scale that it yields."""
    code = found.grade_practice
    if code is None:
        if passed:
            raise ArgumentError("passed", "True", (f"False: {found.code} gives the student no such choice",))
        return None, None
    rule = known.practice(code)
    if isinstance(rule, UngradedPractice):
        # Without the mean the rule has no answer, and each mere pass stays open.
        return (None if mean is None else PracticeWith(code, mean=read_mean(mean, rule.to))), rule.to
    chosen = PracticeWith(code, passed=passed)
    return (chosen if passed else code), method_of_practice(known, chosen, None)[1].code
