"""Answers of a grade conversion, and how they are remembered."""

import pickle
from fractions import Fraction

import attrs
import pytest

from bologna_credits import (
    Finding,
    Grade,
    GradeConversion,
    GradingScale,
    GradingTable,
    GradingTableOverlap,
    ModifiedBavarian,
    Report,
    UndecidedError,
    Verdict,
    convert_grade,
    grading_scale,
    grading_scales,
    practice,
)
from bologna_credits.law import GradePractice
from tests.levels import by_level

NO, IT, KZ = grading_scale("NO-AF"), grading_scale("IT-30"), grading_scale("KZ-2011")
BE, THIRDS, TENTHS = grading_scale("BE-20"), grading_scale("DE-THIRDS"), grading_scale("DE-TENTHS")
_HOST = GradingTable(NO, {"A": 10, "B": 30, "C": 60}, label="host")
_HOME = GradingTable(BE, {"18": 20, "16": 30, "14": 50}, label="home")


def test_a_conversion_prints_in_text_and_html_and_pickles() -> None:
    answer = convert_grade(KZ.grade("B-"), to="ECTS-AF")
    assert str(answer).startswith("B- (KZ-2011) → C (ECTS-AF), Good\n\n")
    assert "B- (KZ-2011) → C (ECTS-AF), Good" in answer._repr_html_()
    for other in (
        answer,
        convert_grade(IT.grade(28), by="DE/KMK"),
        convert_grade(NO.grade("B"), by=GradingTableOverlap(_HOST, _HOME, choose="median")),
    ):
        assert pickle.loads(pickle.dumps(other)) == other
    open_answer = convert_grade(NO.grade("F"), to="KZ-2018", by=ModifiedBavarian())
    assert open_answer.shown == "open on KZ-2018: FX, F"
    with pytest.raises(UndecidedError, match=r"ask for \.steps"):
        _ = convert_grade(NO.grade("B"), to="DE-TENTHS", by=ModifiedBavarian()).grade


@attrs.frozen
class _Listed:
    """A method of the caller's own that cannot be hashed."""

    labels: list[str]

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        return GradeConversion(start, to, self, result=to.grade(self.labels[0]))

    def steps(self, answer: GradeConversion) -> Report:
        return Report([Finding("plug-in.listed", Verdict.NOTE, answer.start.label)])


@attrs.frozen
class _Faulty:
    """A method with a fault of its own."""

    def convert(self, start: Grade, to: GradingScale) -> GradeConversion:
        if to == TENTHS:
            return GradeConversion(start, to, self)
        raise TypeError("a fault of the method")

    def steps(self, answer: GradeConversion) -> Report:
        raise TypeError("a fault of its steps")


def test_the_answer_for_the_same_mark_is_remembered() -> None:
    first = convert_grade(IT.grade("28"), to="DE-TENTHS", by=ModifiedBavarian())
    again = convert_grade(attrs.evolve(IT.grade(28)), to="DE-TENTHS", by=ModifiedBavarian())
    assert again is first
    assert again.steps is first.steps
    assert convert_grade(IT.grade(28), to=TENTHS, by=ModifiedBavarian()) == first


def test_what_tells_methods_apart_tells_their_answers_apart() -> None:
    """Two practices of one code, and tables of one name, are different methods."""
    rule = practice("DE/KMK")
    assert isinstance(rule, GradePractice)
    strict = attrs.evolve(rule, undecided="no rule")
    answers = [convert_grade(IT.grade("28"), to="DE-TENTHS", by=ModifiedBavarian.of(one)) for one in (rule, strict)]
    assert [answer.decided for answer in answers] == [True, False]
    other = GradingTable(BE, {"18": 30, "16": 20, "14": 50}, label="home")
    methods = [GradingTableOverlap(_HOST, home, choose="average") for home in (_HOME, other)]
    assert len({convert_grade(NO.grade("B"), by=method).exact for method in methods}) == 2
    assert hash(methods[0]) != hash(methods[1])


def test_a_method_that_cannot_be_hashed_answers_all_the_same() -> None:
    answer = convert_grade(NO.grade("B"), to=BE, by=_Listed(["14"]))
    assert answer.grade.label == "14"
    assert [step.code for step in answer.steps] == ["plug-in.listed"]


def test_a_fault_of_a_method_is_raised_as_it_is() -> None:
    with pytest.raises(TypeError, match="a fault of the method"):
        convert_grade(NO.grade("B"), to=BE, by=_Faulty())
    answer = convert_grade(NO.grade("B"), to=TENTHS, by=_Faulty())
    with pytest.raises(TypeError, match="a fault of its steps"):
        _ = answer.steps


def test_no_answer_says_to_ask_for_an_exact_value_that_it_does_not_have() -> None:
    """Every grade of every scale of the catalogue by the formula: ``.exact`` is named only where there is one."""
    told = {True: 0, False: 0}
    for scale in by_level(grading_scales()):
        for grade in scale.grades:
            answer = convert_grade(grade, to="DE-THIRDS", by=ModifiedBavarian())
            if answer.result is not None or answer.candidates:
                continue
            with pytest.raises(UndecidedError) as caught:
                _ = answer.grade
            assert (".exact" in str(caught.value)) == (answer.exact is not None)
            told[answer.exact is not None] += 1
    assert told[True]
    assert told[False]


def test_the_number_of_an_answer_is_a_fraction_that_is_made_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[int, int]] = []

    def counted(numerator: int, denominator: int) -> Fraction:
        made.append((numerator, denominator))
        return Fraction(numerator, denominator)

    monkeypatch.setattr("bologna_credits.conversion.answers.fraction_of", counted)
    method = ModifiedBavarian()
    answer = method.convert(IT.grade("27"), TENTHS)
    assert made == []
    assert answer.exact == Fraction(7, 4)
    assert answer.exact is answer.exact
    assert len(made) == 1


def test_an_answer_in_whole_numbers_is_the_answer_with_its_fraction() -> None:
    def reckoned_one() -> GradeConversion:
        return ModifiedBavarian().convert(IT.grade("28"), TENTHS)

    one = reckoned_one()
    grade = TENTHS.grade("1.5")
    written = GradeConversion(IT.grade("28"), TENTHS, ModifiedBavarian(), result=grade, exact=Fraction(3, 2), candidates=(grade,))
    assert reckoned_one() == written
    assert hash(reckoned_one()) == hash(written)
    assert repr(reckoned_one()) == repr(written)
    assert pickle.dumps(reckoned_one()) == pickle.dumps(written)
    assert pickle.loads(pickle.dumps(one)) == written
    assert attrs.evolve(one, percent=Fraction(80)).exact == Fraction(3, 2)
    assert one.steps is one.steps
    assert pickle.dumps(one) == pickle.dumps(written)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        one.nothing  # type: ignore[attr-defined]  # noqa: B018
