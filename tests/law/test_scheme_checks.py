"""The checks on files of schemes."""

import pytest

from bologna_credits import DefinitionError
from bologna_credits.law import (
    read_schemes,
)

CITED = 'source = "a", basis = "statute"'


DEADLINE = '[[schemes.deadlines]]\nwhat = "transcript"\nnumber = 5\nunit = "weeks"\n{side}\nsource = "a"\nbasis = "statute"\n'


HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "X" }\n'


SOURCE = 'sources.a = { title = "An act", url = "https://example.org/a", seen = "secondary" }\n'


SCHEME = '[[schemes]]\ncode = "XX-A"\nnames = { en = "A" }\nsource = "a"\nbasis = "statute"\n'


STAY = '[[schemes.stays]]\nkind = "long"\npersons = ["student"]\nactivities = ["study"]\ncount = "calendar"\n'


def faults_of(rest: str) -> str:
    return faults(HEAD + SOURCE + rest)


def faults(text: str) -> str:
    with pytest.raises(DefinitionError) as caught:
        read_schemes(text, "xx.toml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("format = 2", "reads format 1, not 2"),
        ("", "and none is stated"),
        (HEAD + 'digest = "x"', "digest: is not written in a file"),
        (HEAD.replace("XX", "X-X") + SOURCE, "country is two capital letters"),
        (HEAD + SOURCE + SCHEME.replace("XX-A", "xx-a"), "a code is capital letters"),
        (HEAD + SOURCE + SCHEME.replace("XX-A", "YY-A"), "codes of this file start with XX"),
        (HEAD + SOURCE + SCHEME + SCHEME, "the code is given twice"),
        (HEAD + SOURCE + '[[grants]]\ncode = "YY/A"\nbody = "A"\nsource = "a"\nbasis = "guide"', "start with XX/"),
        (HEAD + SOURCE + SCHEME + STAY.replace('"student"', '"pupil"'), "pupil is none of student"),
        (HEAD + SOURCE + SCHEME + STAY.replace('"study"', '"play"'), "play is none of study"),
        (HEAD + SOURCE + SCHEME + "force_majeure = { what = ['all'], source = 'a', basis = 'guide' }", "all is none of least"),
        (HEAD + SOURCE + SCHEME + STAY + STAY, "two kinds of stay answer for long, student, study"),
        (
            HEAD + SOURCE + SCHEME + STAY + "least = [{ number = 0, unit = 'days', source = 'a', basis = 'guide' }]",
            "0 days is no plausible length",
        ),
        (
            HEAD + SOURCE + SCHEME + STAY + "most = [{ number = 9, unit = 'working-days', source = 'a', basis = 'guide' }]",
            "9 working days cannot be a most",
        ),
        (
            HEAD
            + SOURCE
            + SCHEME
            + STAY
            + "least = [{ number = 25, unit = 'working-days', source = 'a', basis = 'guide' }]\n"
            + "most = [{ number = 30, unit = 'days', source = 'a', basis = 'guide' }]",
            "at least 25 working days and at most 30 days do not fit together",
        ),
        (
            HEAD
            + SOURCE
            + SCHEME
            + '[[schemes.caps]]\npersons = ["student"]\nprogrammes = ["XX"]\n'
            + "limit = { number = 12, unit = 'months', source = 'a', basis = 'guide' }",
            "programmes and programmes_source of a cap",
        ),
        (HEAD + SOURCE + SCHEME + 'interruptions_persons = ["pupil"]', "pupil is none of student"),
        (
            HEAD + SOURCE + SCHEME + STAY + "most = [{ number = 25, unit = 'months', source = 'a', basis = 'guide' }]",
            "25 months is no plausible length",
        ),
        (
            HEAD
            + SOURCE
            + SCHEME
            + STAY
            + "least = [{ number = 2, unit = 'months', source = 'a', basis = 'guide' }]\n"
            + "most = [{ number = 30, unit = 'days', source = 'a', basis = 'guide' }]",
            "at least 2 months and at most 30 days do not fit together",
        ),
        (
            HEAD
            + SOURCE
            + SCHEME
            + STAY
            + "credits = [{ number = 2, source = 'a', basis = 'guide' }, { number = 3, source = 'a', basis = 'guide' }]",
            "a voice beside the default needs authority",
        ),
        (HEAD + SOURCE.replace("secondary", "primary"), "needs a quote"),
        (
            HEAD + SOURCE + SCHEME + STAY + "least = [{ number = '3/2', unit = 'months', source = 'a', basis = 'guide' }]",
            "3/2 months",
        ),
    ],
)
def test_what_makes_no_sense_keeps_a_file_out(text: str, match: str) -> None:
    assert match in faults(text)


def test_one_and_a_half_months_make_sense_in_a_year_of_360_days() -> None:
    stay = STAY.replace("calendar", "year-360") + "least = [{ number = '3/2', unit = 'months', source = 'a', basis = 'guide' }]"
    read = read_schemes(HEAD + SOURCE + SCHEME + stay, "xx.toml")
    assert str(read.schemes[0].stays[0].least[0]) == "3/2 months"


def test_voices_may_follow_each_other_by_day() -> None:
    limits = (
        "least = [{ number = 3, unit = 'months', source = 'a', basis = 'guide', ends = { day = 2020-12-31, is = 'in_force' } },"
        " { number = 2, unit = 'months', source = 'a', basis = 'guide', starts = { day = 2021-01-01, is = 'in_force' } }]"
    )
    assert read_schemes(HEAD + SOURCE + SCHEME + STAY + limits, "xx.toml").rules[0].code == "XX-A"


def test_faults_of_deadlines_caps_and_grants_are_told() -> None:
    assert "needs one of after = … and before = …" in faults_of(SCHEME + DEADLINE.format(side=""))
    assert "needs one of after = …" in faults_of(SCHEME + DEADLINE.format(side='after = "a"\nbefore = "b"'))
    assert "a least that is not above it" in faults_of(SCHEME + DEADLINE.format(side='after = "a"\nleast = 6'))
    assert "a number above 0" in faults_of(SCHEME + DEADLINE.format(side='after = "a"').replace("= 5", "= 0"))
    cap = f'[[schemes.caps]]\npersons = ["student"]\nlimit = {{ number = 360, unit = "days", {CITED} }}\n'
    assert "360 days is no cap" in faults_of(SCHEME + cap)
    grant = '[[grants]]\ncode = "XX/G"\nbody = "G"\nsource = "a"\nbasis = "institution"\n'
    assert "by the month or by the day" in faults_of(grant)
    assert "by the month or by the day" in faults_of(grant + "month = 30\ndays = [{ first = 1, last = 2, rate = 3 }]")
    assert "by the month or by the day" in faults_of(grant + 'days = [{ first = 1, last = 2, rate = 3 }]\nrates = { "1" = 1 }')
    gap = faults_of(grant + "days = [{ first = 1, last = 2, rate = 3 }, { first = 4, last = 5, rate = 3 }]")
    assert "a rate begins with day 4; the next one without a rate is day 3" in gap
