"""Switzerland: cases that a naive model would miss."""

import datetime
from fractions import Fraction

import pytest

import bologna_credits as bc

CH = bc.grading_scale("CH-6")


def test_higher_is_better_where_the_same_digits_are_better_the_lower_in_germany_and_austria() -> None:
    """SR 414.135.1 Art. 6: "Die beste Note ist 6, die schlechteste 1."."""
    assert CH.grade(5) > CH.grade(4) > CH.grade(1)
    for code in ("AT-5", "DE-WHOLE"):
        other = bc.grading_scale(code)
        assert other.grade(5) < other.grade(4) < other.grade(1)


def test_the_digit_that_fails_elsewhere_is_a_good_pass() -> None:
    """A Swiss 5 is "gut", a German or Austrian 5 is the fail; a Swiss 1 is the worst, elsewhere the best."""
    five = CH.grade("5.0")
    assert five.passes
    assert five.word("de") == "gut"
    assert not bc.grading_scale("AT-5").grade(5).passes
    assert not CH.grade(1).passes


@pytest.mark.parametrize(("mark", "passes"), [("4", True), ("4.0", True), ("3.75", False), ("3,5", False), ("6", True)])
def test_4_is_the_lowest_pass_and_a_quarter_below_fails(mark: str, passes: bool) -> None:
    """ "Genügende Leistungen werden mit Noten von 4 bis 6, ungenügende mit Noten unter 4 bis 1 bewertet." """
    assert CH.grade(mark).passes is passes


def test_grades_go_in_quarters() -> None:
    """ "Halbe und Viertelnoten sind zulässig." """
    assert CH.grade("5.25") < CH.grade("5.5")
    for given in ("5.1", "6.25", "0"):
        with pytest.raises(bc.UnknownGradeError):
            CH.grade(given)


def test_a_mean_has_two_places_and_is_another_scale() -> None:
    """ "Notendurchschnitte werden auf zwei Dezimalstellen gerundet." """
    mean = bc.grading_scale("CH-6-MEAN")
    assert mean.grade("5.13").label == "5.13"
    assert not mean.grade("3.99").passes
    with pytest.raises(bc.MixedScalesError):
        assert mean.grade("5.13") > CH.grade(5)


@pytest.mark.parametrize(
    ("mark", "german", "english"),
    [
        ("6", "ausgezeichnet", "excellent"),
        ("5.75", "ausgezeichnet", "excellent"),
        ("5.5", "sehr gut", "very good"),
        ("4.25", "befriedigend", "satisfactory"),
        ("4", "genügend", "pass"),
        ("3.75", None, None),
        ("3.5", "ungenügend", "fail"),
        ("1", "nicht messbar", "not measurable"),
    ],
)
def test_eth_zurich_has_words_for_most_grades(mark: str, german: str | None, english: str | None) -> None:
    """ETH's sheet prints "6.0 – 5.75 excellent (ausgezeichnet)" … "3.5 fail (ungenügend)", and nothing for 3.75."""
    grade = CH.grade(mark)
    assert (grade.word("de"), grade.word("en")) == (german, english)


def test_a_minus_before_the_number_is_worse_and_behind_it_better() -> None:
    """ "−5 is lower than 5 which is lower than 5− in that system": the sign means 'bis' (to)."""
    signs = bc.grading_scale("CH-6-SIGNS")
    assert signs.grade("-5") < signs.grade("5") < signs.grade("5-")
    assert signs.grade("−5") == signs.grade("-5") != signs.grade("5−")
    with pytest.raises(bc.UnknownGradeError):
        CH.grade("-5")  # on the scale of numbers the sign would be minus five


def test_a_credit_has_25_to_30_hours_and_zurich_fixes_30() -> None:
    """SR 414.205.1 Art. 3: "Ein Credit entspricht einem Arbeitsaufwand von 25–30 Stunden."; Zurich: "30 Stunden"."""
    for day in ("2005-10-01", "2024-01-01"):
        rows = bc.credit_system("CH-ECTS").hours_for(bc.Circumstances(), datetime.date.fromisoformat(day))
        assert {row.workload for row in rows} == {bc.Workload(25, 30), bc.Workload(30, 30)}
    assert bc.convert_credits(bc.Credits(5, "CH-ECTS"), to="ECTS").credits == bc.Credits(5, "ECTS")


@pytest.mark.parametrize(
    ("mark", "letter"), [("6", "A"), ("5.5", "B"), ("5", "C"), ("4.5", "D"), ("4", "E"), ("3", "F"), ("1", "F")]
)
def test_bern_prints_letters_for_halves_and_whole_fails(mark: str, letter: str) -> None:
    """Bern, Psychology: 6 A, 5.5 B, 5 C, 4.5 D, 4 E, "3, 2, 1 F - failed"."""
    assert bc.convert_grade(CH.grade(mark), to="ECTS-AF", by="Universität Bern, Psychologie").grade.label == letter


def test_a_quarter_is_a_gap_in_berns_table() -> None:
    """The table has no quarters: the neighbours are named, nothing is interpolated; a fail without a row stays open."""
    with pytest.raises(bc.EquivalenceGapError, match=r"5\.5.*5"):
        bc.convert_grade(CH.grade("5.25"), to="ECTS-AF", by="Universität Bern, Psychologie")
    assert not bc.convert_grade(CH.grade("3.5"), to="ECTS-AF", by="Universität Bern, Psychologie").decided


@pytest.mark.parametrize(
    ("mark", "words"),
    [("5.75", "summa cum laude"), ("5.74", "insigni cum laude"), ("4.75", "magna cum laude"), ("4.24", "rite"), ("3.99", None)],
)
def test_basels_doctorates_have_latin_words_for_ranges(mark: str, words: str | None) -> None:
    """Basel: "5,75–6,00 hervorragend (summa cum laude) 5,25–5,74 sehr gut (insigni cum laude)" … "4,00–4,24"."""
    assert bc.grading_scale("CH-6-DOCTORATE-BASEL").grade(mark).word("la") == words


def test_zurichs_economists_call_the_same_number_otherwise() -> None:
    """Zurich, economics: "ab 5.5 summa cum laude", "ab 5.0 magna cum laude"; Basel's doctors need 5.75."""
    final = bc.grading_scale("CH-6-FINAL-UZH-OEC")
    assert final.grade("5.5").word("la") == "summa cum laude"
    assert final.grade("5.4").word("la") == "magna cum laude"
    assert final.grade("4.9").word("la") is None
    assert bc.grading_scale("CH-6-DOCTORATE-BASEL").grade("5.5").word("la") == "insigni cum laude"


def test_the_formula_minds_the_direction() -> None:
    """x = 1 + 3·(6 − 5)/(6 − 4) = 2.5: a Swiss 5 is no German 5."""
    assert bc.convert_grade(CH.grade(5), to="DE-TENTHS", by=bc.ModifiedBavarian()).exact == Fraction(5, 2)
