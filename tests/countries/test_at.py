"""Austria: cases that a naive model would miss."""

import datetime
from fractions import Fraction

import pytest

import bologna_credits as bc

AT = bc.grading_scale("AT-5")


def _hours(day: str) -> set[bc.Workload]:
    """The hours of a credit on a day, by every text that then held."""
    rows = bc.credit_system("AT-ECTS").hours_for(bc.Circumstances(), datetime.date.fromisoformat(day))
    return {row.workload for row in rows}


def test_the_law_has_exactly_25_hours_and_the_portal_of_2024_has_25_to_30() -> None:
    """UG § 54: "1 500 Echtstunden … 60 Anrechnungspunkte"; portal, 2024-04-25: "25 bis 30 Echtstunden à 60 Minuten"."""
    assert _hours("2023-05-15") == {bc.Workload(25, 25)}
    assert _hours("2024-04-25") == {bc.Workload(25, 25), bc.Workload(25, 30)}


def test_a_credit_is_an_ects_credit() -> None:
    """UG § 54: "im Sinne des Europäischen Systems zur Anrechnung von Studienleistungen"."""
    assert bc.convert_credits(bc.Credits(6, "AT-ECTS"), to="ECTS").credits == bc.Credits(6, "ECTS")


def test_lower_is_better_and_only_5_fails() -> None:
    """UG § 72: "„sehr gut“ (1) … „genügend“ (4), der negative Erfolg ist mit „nicht genügend“ (5)"."""
    assert AT.grade(1) > AT.grade(2) > AT.grade(4) > AT.grade(5)
    assert [AT.grade(digit).passes for digit in (1, 2, 3, 4, 5)] == [True, True, True, True, False]
    assert (AT.grade("4,0").word("de"), AT.grade(5).word("de")) == ("genügend", "nicht genügend")


def test_the_law_forbids_grades_in_between() -> None:
    """UG § 72: "Zwischenbeurteilungen sind unzulässig."."""
    for given in ("1.5", "2,3", "4.5"):
        with pytest.raises(bc.UnknownGradeError):
            AT.grade(given)


def test_taking_part_with_success_passes_without_a_rank() -> None:
    """UG § 72: "die positive Beurteilung „mit Erfolg teilgenommen“, die negative … „ohne Erfolg teilgenommen“"."""
    success = AT.grade("Mit Erfolg teilgenommen")
    assert success.passes
    assert success == AT.grade("successfully completed")
    assert not AT.grade("ohne Erfolg teilgenommen").passes
    with pytest.raises(bc.MixedScalesError):
        assert success > AT.grade(4)


def test_distinction_is_a_result_of_its_own_and_no_word_for_a_mean() -> None:
    """UG § 73: no subject worse than "gut", at least half "sehr gut": the mean alone does not tell."""
    overall = bc.grading_scale("AT-OVERALL")
    best, passed, failed = (overall.grade(word) for word in ("mit Auszeichnung bestanden", "bestanden", "nicht bestanden"))
    assert best > passed > failed
    assert (best.passes, passed.passes, failed.passes) == (True, True, False)
    assert bc.grading_scale("AT-MEAN").grade("1.00").word("de") is None
    with pytest.raises(bc.UnknownGradeError):
        overall.grade("1.25")


def test_fh_vorarlberg_has_a_step_between_distinction_and_pass() -> None:
    """FHV: "mit gutem Erfolg bestanden" – Pass with merit; the law of universities has none."""
    overall = bc.grading_scale("AT-OVERALL-FHV")
    merit = overall.grade("mit gutem Erfolg bestanden")
    assert overall.grade("mit ausgezeichnetem Erfolg bestanden") > merit > overall.grade("bestanden")
    with pytest.raises(bc.UnknownGradeError):
        bc.grading_scale("AT-OVERALL").grade("mit gutem Erfolg bestanden")


@pytest.mark.parametrize(("exact", "label"), [("1.545", "1.55"), ("1.5449", "1.54"), ("2.005", "2.01"), ("1.9949", "1.99")])
def test_the_mean_is_rounded_up_from_5_thousandths(exact: str, label: str) -> None:
    """UG § 72a: "aufzurunden …, wenn die Tausendstelstelle mindestens den Wert 5 hat" (Germany cuts instead)."""
    mean = bc.grading_scale("AT-MEAN")
    assert mean.grade(bc.Rounding("1/100", "half_up").apply(Fraction(exact))).label == label
    with pytest.raises(bc.UnknownGradeError):
        mean.grade(exact)  # two decimal places are all that a mean shows


def test_the_mean_is_shown_with_two_places_since_2021() -> None:
    """§ 72a UG is in force from 2021-05-28."""
    mean = bc.grading_scale("AT-MEAN")
    assert mean.grade(2).label == "2.00"
    assert mean.grade("1.05") > mean.grade("1.5")
    assert mean.in_force.on("2021-05-27") == "no"
    assert mean.in_force.on("2022-10-01") == "yes"


@pytest.mark.parametrize(("german", "austrian"), [("1,3", "1"), ("1,7", "2"), ("3,3", "3"), ("4,0", "4"), ("5,0", "5")])
def test_vienna_maps_german_thirds_onto_whole_grades(german: str, austrian: str) -> None:
    """Vienna, East Asian Studies: "1 (Sehr gut) 1,0 und 1,3: Sehr gut" … "schlechter als 4,0: Nicht ausreichend"."""
    grade = bc.grading_scale("DE-THIRDS").grade(german)
    assert bc.convert_grade(grade, to="AT-5", by="Universität Wien, Ostasienwissenschaften").grade == AT.grade(austrian)
