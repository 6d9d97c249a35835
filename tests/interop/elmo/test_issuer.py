"""The issuer of an ELMO report: name, identifiers, country."""

import pytest

from bologna_credits import interop
from bologna_credits.core.countries import country_codes
from bologna_credits.interop.elmo.issuer import erasmus_country
from tests.interop.elmo_documents import a_course, an_elmo, codes_of, read_elmo

# The letters of Erasmus codes of the programme countries, which differ from ISO 3166 in fourteen of them.
LETTERS = {
    "A": "AT",
    "B": "BE",
    "BG": "BG",
    "CH": "CH",
    "CY": "CY",
    "CZ": "CZ",
    "D": "DE",
    "DK": "DK",
    "E": "ES",
    "EE": "EE",
    "F": "FR",
    "G": "GR",
    "HR": "HR",
    "HU": "HU",
    "I": "IT",
    "IRL": "IE",
    "IS": "IS",
    "LI": "LI",
    "LT": "LT",
    "LUX": "LU",
    "LV": "LV",
    "MK": "MK",
    "MT": "MT",
    "N": "NO",
    "NL": "NL",
    "P": "PT",
    "PL": "PL",
    "RO": "RO",
    "RS": "RS",
    "S": "SE",
    "SF": "FI",
    "SI": "SI",
    "SK": "SK",
    "TR": "TR",
    "UK": "GB",
}


@pytest.mark.parametrize("letters", LETTERS)
def test_the_letters_of_an_erasmus_code_tell_the_country(letters: str) -> None:
    issuer = f'<identifier type="local">7</identifier><identifier type="Erasmus">{letters} CITY01</identifier>'
    transcript = read_elmo(a_course(), issuer)
    assert (transcript.issuer.country, transcript.issuer.name) == (LETTERS[letters], "7")
    assert erasmus_country(f"{letters.lower()}  city-a01") == LETTERS[letters]


@pytest.mark.parametrize(
    ("erasmus", "country"),
    [
        ("IRLDUBLIN01", "IE"),
        ("LUXLUX-VIL01", "LU"),
        ("XYZ A01", None),
        ("ZZ A01", None),
        ("Q A01", None),
        ("OSLO01", None),
        ("", None),
    ],
)
def test_three_letters_stand_without_a_blank_and_other_letters_are_no_country(erasmus: str, country: str | None) -> None:
    assert erasmus_country(erasmus) == country


def test_an_issuer_without_anything_is_unnamed() -> None:
    assert read_elmo(a_course(), "").issuer.name == "unnamed institution"


@pytest.mark.parametrize(("given", "country"), [("UK", "GB"), ("EL", "GR"), ("uk", "GB")])
def test_codes_that_papers_of_the_eu_use_are_read_as_iso_codes_with_a_note(given: str, country: str) -> None:
    transcript = read_elmo(a_course(), f"<country>{given}</country><title>x</title>")
    assert transcript.issuer.country == country
    (note,) = transcript.report.with_code("document.country-read-as")
    assert note.message == f"the code {given.upper()} is read as {country}, the code of ISO 3166"


@pytest.mark.parametrize("code", country_codes())
def test_every_iso_code_is_read_without_a_word(code: str) -> None:
    transcript = read_elmo(a_course(), f"<country>{code.lower()}</country><title>x</title>")
    assert (transcript.issuer.country, codes_of(transcript)) == (code, [])


@pytest.mark.parametrize("code", ["QQ", "ZZ", "Norge", "YU"])
def test_an_unknown_country_is_told_and_stays_open(code: str) -> None:
    transcript = read_elmo(a_course("<resultLabel>1</resultLabel>"), f"<country>{code}</country><title>x</title>")
    assert transcript.issuer.country is None
    assert codes_of(transcript) == ["document.country-unknown", "document.scale-unknown"]
    assert code in transcript.report.notes[0].message


def test_an_unreadable_day_of_issue_is_left_out() -> None:
    document = an_elmo(a_course()).replace(b"2016-01-08T09:58:14+01:00", b"yesterday!")
    assert interop.elmo.read(document).issued is None
    assert interop.elmo.read(an_elmo(a_course()).replace(b"<issueDate>2016-01-08T09:58:14+01:00</issueDate>", b"")).issued is None
