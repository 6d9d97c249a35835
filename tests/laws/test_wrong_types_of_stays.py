"""Wrong types in the records and functions of stays: one error at once, which names the argument."""

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest

import bologna_credits as bc
from bologna_credits import law, mobility
from bologna_credits.core import AcademicTerm, AcademicYear, Boundary, InForce, Month

STAY = bc.MobilityPeriod("2023-01-01", "2023-04-15", kind="long-term", cycle="first")
SIEGEN = law.grant_practice("ERASMUS/Siegen")
LIMIT = bc.mobility_scheme("ERASMUS-2021").stays[0].least[0]


def _wrong(call: Callable[..., object], **arguments: Any) -> Callable[[], object]:
    return lambda: call(**arguments)


@pytest.mark.parametrize(
    ("argument", "act"),
    [
        ("cycle", _wrong(bc.Circumstances, cycle=["first"])),
        ("intake", _wrong(bc.Circumstances, intake=2012.0)),
        ("take", _wrong(bc.CreditPolicy, take=1)),
        ("rounding", _wrong(bc.CreditPolicy, rounding="half_up")),
        ("mode", _wrong(bc.Rounding, step=1, mode=None)),
        ("system", _wrong(bc.Credits, amount=5, system=None)),
        ("system", _wrong(bc.CreditRange, low=1, high=2, system=b"ECTS")),
        ("minutes", _wrong(bc.Workload, low=1, high=2, minutes="50")),
        ("url", _wrong(bc.Source, key="a", title="A", url=None, seen="primary")),
        ("seen", _wrong(bc.Source, key="a", title="A", url="https://example.org", seen=10**5000)),
        ("checked", _wrong(bc.Source, key="a", title="A", url="https://example.org", seen="primary", checked=2023)),
        ("day", _wrong(Boundary, day=2023, meaning="signed")),
        ("starts", _wrong(InForce, starts="2023-01-01")),
        ("year", _wrong(Month, year="2023", month=1)),
        ("month", _wrong(Month, year=2023, month=True)),
        ("text", _wrong(Month.read, text=202301)),
        ("first", _wrong(AcademicYear, first=2018.0, last=2019)),
        ("text", _wrong(AcademicYear.read, text=2018)),
        ("year", _wrong(AcademicTerm, year=2018, number=1, of=2)),
        ("starts", _wrong(AcademicTerm, year="2018/2019", number=1, of=2, starts=2018)),
        ("number", _wrong(AcademicTerm, year="2018/2019", number=10**5000, of=2)),
        ("person", _wrong(bc.MobilityPeriod, start="2023-01", end="2023-02", person=None)),
        ("term", _wrong(bc.MobilityPeriod, start="2023-01", end="2023-02", term="2018/2019-1/2")),
        ("credits", _wrong(bc.MobilityPeriod, start="2023-01", end="2023-02", credits=5)),
        ("planned_end", _wrong(bc.MobilityPeriod, start="2023-01", end="2023-02", planned_end=datetime.time(1))),
        ("interruptions", _wrong(bc.MobilityPeriod, start="2023-01", end="2023-02", interruptions=5)),
        ("interruptions", _wrong(bc.MobilityPeriod, start="2023-01", end="2023-02", interruptions=["2023-01-05"])),
        ("first", _wrong(bc.Interruption, first=None, last="2023-01-01")),
        ("scheme", _wrong(mobility.EarlierStay, months=3, scheme=5)),
        ("marks", _wrong(mobility.Candidate, marks=["A"])),
        ("year", _wrong(mobility.Candidate, year="2")),
        ("penalties", _wrong(mobility.Candidate, penalties=1)),
        ("unit", _wrong(law.Limit, number=Fraction(30), unit="days", source=LIMIT.source, basis=LIMIT.basis)),
        ("scheme", _wrong(bc.duration, period=STAY, scheme=None)),
        ("period", _wrong(bc.check_mobility, period=None, scheme="ERASMUS-2021")),
        ("before", _wrong(bc.check_mobility, period=STAY, scheme="ERASMUS-2021", before=[None])),
        ("before", _wrong(bc.check_mobility, period=STAY, scheme="ERASMUS-2021", before=iter([None]))),
        ("before", _wrong(bc.remaining, before=5, scheme="ERASMUS-2021", cycle="first")),
        ("stays", _wrong(mobility.timeline, stays=iter("AB"), scheme="ERASMUS-2021")),
        ("what", _wrong(mobility.check_deadline, scheme="ERASMUS-2021", what=3.5, event="2023-01-01", done=None)),
        ("candidate", _wrong(mobility.check_selection, candidate={"gpa": 3}, by="KZ/KazNaRU-mobility")),
        ("by", _wrong(mobility.check_transfer, candidate=mobility.Candidate(), by=law.GrantPractice)),
        ("code", _wrong(bc.practice, code=None)),
        ("code", _wrong(bc.mobility_scheme, code=None)),
        ("country", _wrong(bc.credit_systems, country=5)),
        ("on", _wrong(bc.grading_scales, country="KZ", on=2015)),
        ("text", _wrong(bc.find, text=None)),
        ("on", _wrong(bc.default_catalogue().credit_system, code="KZ", on=["2015-09-01"])),
        ("extra", lambda: bc.default_catalogue().with_definition("KZ")),  # type: ignore[arg-type]
        ("codes", lambda: bc.default_catalogue().origins([5])),  # type: ignore[list-item]
        ("language", lambda: bc.credit_system("ECTS").name(["en"])),  # type: ignore[arg-type]
        ("country", _wrong(bc.ehea.is_member, country=5, on="2015-09-01")),
        ("credits", _wrong(bc.units.to_pint, credits=5)),
        ("registry", _wrong(bc.units.define_in, registry=None)),
        ("definition", _wrong(bc.testing.check_definition, definition="KZ")),
        ("table", _wrong(bc.plots.draw_table, table=None)),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_refused_at_once_with_the_name_of_the_argument(
    argument: str, act: Callable[[], object]
) -> None:
    with pytest.raises(bc.ArgumentTypeError) as caught:
        act()
    assert caught.value.argument == argument
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("length", [2.5, True, "5", None, Fraction(5), 10**5000], ids=lambda value: type(value).__name__)
def test_a_grant_is_for_a_whole_number_of_days_and_stays_exact(length: Any) -> None:
    with pytest.raises(bc.ArgumentTypeError, match="length must be a Duration or a whole number, and is "):
        mobility.grant(length, by="ERASMUS/Siegen", monthly=450)
    assert isinstance(mobility.grant(5, by="ERASMUS/Siegen", monthly=450).amount, Fraction)


def test_a_practice_of_grants_without_rates_or_with_a_month_of_no_days_is_refused() -> None:
    for practice in (attrs.evolve(SIEGEN, month=None), attrs.evolve(SIEGEN, month=0), attrs.evolve(SIEGEN, month=-1)):
        with pytest.raises(bc.ArgumentError, match='by cannot be "ERASMUS/Siegen"'):
            mobility.grant(5, by=practice, monthly=None if practice.month is None else 450)


def test_a_day_of_a_source_may_be_text_as_everywhere() -> None:
    source = bc.Source("a", "A", "https://example.org", seen="primary", checked="2023-01-01", published=None)
    assert source.checked == datetime.date(2023, 1, 1)


def test_hours_of_teaching_are_of_1_to_1440_minutes() -> None:
    for minutes in (0, 1441, 10**5000, -(10**5000), True):
        with pytest.raises(bc.NumberError, match="give 1 to 1440 minutes"):
            bc.Workload(1, 1, minutes=minutes)


def test_a_number_of_more_digits_than_python_prints_is_refused_in_words() -> None:
    for number in (Fraction(1, 2**13000), Fraction(10**5000), 10**5000):
        with pytest.raises(bc.NumberError, match="more than 60 digits"):
            bc.core.show_exact(number)  # type: ignore[arg-type]
    for value in (0.5, True, "5"):
        with pytest.raises(bc.core.NumberTypeError, match="a number is needed"):
            bc.core.show_exact(value)  # type: ignore[arg-type]


def test_credits_of_no_known_system_are_no_quantity() -> None:
    with pytest.raises(bc.UnknownSystemError, match='"KZ-RX"'):
        bc.units.to_pint(bc.Credits(5, "KZ-RX"))
    assert str(bc.units.to_pint(bc.Credits(5, "FR")).units) == "FR_ECTS"


def test_an_amount_beyond_measure_is_refused_in_words() -> None:
    with pytest.raises(bc.ArgumentError, match="monthly cannot be"):
        mobility.grant(105, by="ERASMUS/short-term", monthly=10**5000)
