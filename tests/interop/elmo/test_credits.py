"""Names of credits as transcripts print them."""

import datetime

import pytest

from bologna_credits import Credits
from bologna_credits.interop.elmo.credits import Named, is_ects, system_of
from bologna_credits.law.catalogue import default_catalogue
from tests.interop.elmo_documents import a_course, a_credit, codes_of, read_elmo


def _system(token: str, country: str | None, day: str | None = None) -> Named:
    return system_of(token, country, None if day is None else datetime.date.fromisoformat(day), default_catalogue())


@pytest.mark.parametrize(
    "token",
    [
        "ECTS",
        "ects",
        "Ects",
        "ECTS credits",
        "ECTS-credits",
        "ects_credit",
        "ECTS Credits",
        "ECTS points",
        "ECTS CP",
        "ECTS-Punkte",
        "crédits ECTS",
        "créditos ECTS",
        "Creditos ects",
        "crediti ECTS",
        "punkty ECTS",
        "ECTS bodovi",
        "ECTS-poäng",
        "ECTS kredit",
        "кредити ECTS",
    ],
)
def test_a_name_with_ects_means_ects_in_any_country(token: str) -> None:
    assert is_ects(token)
    assert _system(token, None) == _system(token, "NR") == Named("ECTS")


@pytest.mark.parametrize("token", ["", "points", "LP", "sects", "ECTS grade", "ECTS A", "Insects", "projects", "my ECTS plan"])
def test_a_word_that_only_holds_ects_is_no_credits(token: str) -> None:
    assert not is_ects(token)
    assert _system(token, None) == Named(None)


@pytest.mark.parametrize(
    ("token", "country", "code"),
    [
        ("LP", "DE", "DE-LP"),
        ("lp", "DE", "DE-LP"),
        ("CP", "DE", "DE-LP"),
        ("Leistungspunkte", "DE", "DE-LP"),
        ("ECTS-Leistungspunkte", "DE", "DE-LP"),
        ("credit-points", "DE", "DE-LP"),
        ("ECTS credits", "DE", "ECTS"),
        ("EC", "NL", "NL-EC"),
        ("kredit", "CZ", "CZ-KREDIT"),
        ("kreditů", "CZ", "CZ-KREDIT"),
        ("KREDIT", "HU", "HU-KREDIT"),
        ("kredity", "SK", "SK-KREDIT"),
        ("studiepunten", "BE", "BE-SP"),
        ("crédits", "BE", "BE-FR-CREDIT"),
        ("op", "FI", "FI-OP"),
        ("hp", "SE", "SE-HP"),
        ("CFU", "IT", "IT-CFU"),
        ("EAP", "EE", "EE-EAP"),
        ("з.е.", "RU", "RU-ZE"),
        ("з. е.", "RU", "RU-ZE"),
        ("semester hours", "US", "US-SH"),
        ("KZ-AK", "KZ", "KZ-AK"),
        ("academic credit", "KZ", "KZ-AK"),
    ],
)
def test_a_short_name_means_the_system_of_its_country(token: str, country: str, code: str) -> None:
    assert _system(token, country) == Named(code)


@pytest.mark.parametrize(
    ("token", "country"),
    [("LP", "SE"), ("hp", "NO"), ("sp", "BE"), ("cats", "DE"), ("SE-HP", "NO"), ("op", None), ("créditos", "ES")],
)
def test_a_name_of_another_country_or_of_none_is_not_read(token: str, country: str | None) -> None:
    # Spain's "créditos" were other credits before 2003, and so the bare word stays unread.
    assert _system(token, country) == Named(None)


@pytest.mark.parametrize(
    ("token", "country", "day", "code"),
    [
        ("einingar", "IS", "2005-05-01", "IS-EINING-30"),
        ("einingar", "IS", "2015-05-01", "IS-EINING-60"),
        ("kredītpunkts", "LV", "2015-05-01", "LV-KP-40"),
        ("кредит", "KZ", "2012-06-01", "KZ-RK"),
        ("poäng", "SE", "2003-06-01", "SE-P"),
        ("poäng", "SE", None, "SE-P"),
        ("hp", "SE", "2003-06-01", "SE-HP"),  # printed anew
        ("vekttall", "NO", "1999-06-01", "NO-VT"),
    ],
)
def test_the_day_of_the_result_decides_between_systems_of_one_name(token: str, country: str, day: str | None, code: str) -> None:
    assert _system(token, country, day) == Named(code)


@pytest.mark.parametrize(
    ("token", "country", "day", "among"),
    [
        ("einingar", "IS", None, ("IS-EINING-60", "IS-EINING-30")),
        ("кредит", "KZ", "2023-06-01", ("KZ-RK",)),
        ("кредит", "KZ", "2020-06-01", ("KZ-RK",)),
        ("кредит", "KZ", None, ("KZ-RK",)),
        ("poäng", "SE", "2015-06-01", ("SE-P",)),
    ],
)
def test_a_name_of_a_system_that_was_not_in_force_stays_unread(
    token: str, country: str, day: str | None, among: tuple[str, ...]
) -> None:
    assert _system(token, country, day) == Named(None, among)


def test_an_unread_name_of_credits_is_told_with_the_systems_that_it_could_mean() -> None:
    course = a_course("<date>2023-06-01</date>" + a_credit("3", "кредит"))
    transcript = read_elmo(course, "<country>KZ</country><title>x</title>")
    assert transcript.courses[0].credits is None
    assert codes_of(transcript) == ["document.credits-unclear"]
    assert 'the token "кредит" is a name of KZ-RK' in transcript.report.notes[0].message


def test_the_credits_of_ects_go_before_others_under_any_of_their_names() -> None:
    both = a_credit("5", "NO-VT") + a_credit("15", "ECTS credits")
    assert read_elmo(a_course(both)).courses[0].credits == Credits(15, "ECTS")
