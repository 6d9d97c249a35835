"""The learning agreement of a case file: all that it can hold, and its faults."""

from pathlib import Path

import pytest

from bologna_credits import (
    DefinitionError,
    interop,
)
from tests.interop.case_files import HOME, case_folder, load_case
from tests.interop.ewp_documents import SIGNED, agreement, component, first, response, tables

_FULL = (
    '[agreement]\nstudied_in = "ECTS"\nrecognised_in = "KZ-RK"\nform = "study"\nbound = true\n'
    'studied = [{ code = "A", title = "a", credits = 5, term = "2016/2017-1/2" }]\n'
    'recognised = [{ code = "H", title = "h", condition = "an oral examination", '
    'term = { name = "2016/2017-1/2", starts = 2016-09-01, ends = 2016-12-31 } }]\n'
    'virtual = [{ code = "V", title = "v", description = "online" }]\n'
    'provisions = { incomplete = "all", shortfall = "accept", text = "as the dean says", source = "s" }\n'
    'signatures = [{ party = "student", day = 2016-05-01 }, { party = "sending", day = 2016-05-02, office = "Dean" }, '
    '{ party = "receiving", day = 2016-05-03 }]\n'
    "[[agreement.changes]]\nday = 2016-09-20\nsigned = true\ncumulative = true\nrequested = 2016-09-18\n"
    'drop_virtual = ["V"]\ndrop_reasons = { V = "not-available" }\nadd_virtual = [{ code = "W", title = "w" }]\n'
    'add_reasons = { W = "substituting-deleted" }\n'
)


def _bare(tmp_path: Path, agreement: str) -> Path:
    return case_folder(tmp_path, HOME, agreement=agreement)


def test_everything_that_an_agreement_can_hold_is_read(tmp_path: Path) -> None:
    case = interop.case.load(_bare(tmp_path, _FULL + '[[matches]]\nhost = ["A"]\nhome = ["H"]\n'))
    agreement = case.agreement
    assert agreement is not None
    assert str(agreement.in_force) == "2016-05-03"
    assert (agreement.rules, agreement.matches) == (case.home, case.matches)
    assert agreement.provisions is not None
    assert (agreement.provisions.incomplete, agreement.provisions.source is not None) == ("all", True)
    assert [c.code for c in agreement.effective().virtual] == ["W"]
    (home,) = agreement.recognised
    assert home.term is not None
    assert (home.automatic, str(home.term.starts), home.term.name) == (False, "2016-09-01", "2016/2017-1/2")
    (change,) = agreement.changes
    assert (change.cumulative, str(change.requested), change.drop_reasons) == (True, "2016-09-18", (("V", "not-available"),))


def test_the_rules_of_a_file_stay_apart_from_its_agreement_unless_it_says_so(tmp_path: Path) -> None:
    apart = load_case(tmp_path, HOME).agreement
    assert apart is not None
    assert apart.rules is None


@pytest.mark.parametrize(
    ("before", "after", "place", "words"),
    [
        ('term = "2016/2017-1/2" }', 'term = "autumn" }', "agreement.studied[0].term", "the term cannot be"),
        ('name = "2016/2017-1/2"', 'title = "x"', "agreement.recognised[0].term", 'unknown key "title"'),
        ('party = "student"', 'party = "parents"', "agreement.signatures[0]", 'cannot be "parents"'),
        ('incomplete = "all"', 'incomplete = "some"', "agreement.provisions", 'cannot be "some"'),
        ('form = "study"', 'form = "holiday"', "agreement", 'cannot be "holiday"'),
        ('party = "sending"', 'party = "student"', "agreement", 'signatures cannot be "student twice"'),
        ("drop_reasons = { V =", "drop_reasons = { Z =", "agreement.changes[0]", "a component of drop_reasons"),
        ("bound = true", "signed = 2016-05-02", "agreement", "what the signatures say"),
    ],
)
def test_a_fault_of_the_agreement_is_told_with_its_path(tmp_path: Path, before: str, after: str, place: str, words: str) -> None:
    assert before in _FULL
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(_bare(tmp_path, _FULL.replace(before, after)))
    assert any(fault.startswith(place) and words in fault for fault in caught.value.faults), caught.value.faults


def test_contradictions_of_several_changes_are_told_at_once(tmp_path: Path) -> None:
    change = '[[agreement.changes]]\nday = 2016-09-20\nsigned = true\nsignatures = [{ party = "student", day = 2016-09-20 }]\n'
    text = _FULL.replace('party = "sending"', 'party = "student"') + change * 2
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(_bare(tmp_path, text))
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["agreement.changes[1]", "agreement.changes[2]", "agreement"]
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(_bare(tmp_path, _FULL + change * 2))
    assert len(caught.value.faults) == 2


_EWP = agreement(first(tables(component("A"), component("H", "h", credits="")), SIGNED), end="<mood/>")


def _ewp_case(tmp_path: Path, document: str, *, name: str = "la.xml") -> Path:
    (tmp_path / "la.xml").write_text(document)
    folder = case_folder(tmp_path, HOME, agreement="")
    case = folder / "case.toml"
    case.write_text(f'agreement = "{name}"\n' + case.read_text())
    return folder


def test_an_agreement_of_ewp_in_the_folder_joins_the_transcript(tmp_path: Path) -> None:
    case = interop.case.load(_ewp_case(tmp_path, _EWP))
    assert case.agreement is not None
    assert (case.agreement.studied[0].code, str(case.agreement.in_force)) == ("A", "2020-12-03")
    # What there is to tell of the document is told with the transcript's own oddities.
    assert [finding.code for finding in case.transcript.report][-1] == "ewp.not-read"
    decision = case.recognise()
    assert [row.code for row in decision.rows] == ["A"]
    assert "ewp.not-read" in [finding.code for finding in decision.report]


def test_the_faults_of_an_agreement_of_ewp_are_faults_of_the_case(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as refused:
        interop.case.load(_ewp_case(tmp_path, agreement("", level="9")))
    assert refused.value.faults == (
        'agreement: la.xml, line 1, la/eqf-level-studied-at-departure: "9" is no whole number from 1 to 8',
        "agreement: la.xml, line 1, la: neither <first-version> nor <changes-proposal>, so that nothing is agreed or proposed",
    )


def test_a_case_is_about_one_agreement(tmp_path: Path) -> None:
    both = response(agreement(first("")), agreement(first(""), mobility="m-2"))
    with pytest.raises(DefinitionError, match=r"la\.xml holds 2 agreements, and a case is about one"):
        interop.case.load(_ewp_case(tmp_path, both))


@pytest.mark.parametrize(("name", "words"), [("none.xml", "none.xml"), ("../la.xml", "lies outside of the folder")])
def test_an_agreement_that_is_not_in_the_folder_is_a_fault(tmp_path: Path, name: str, words: str) -> None:
    inner = tmp_path / "case"
    inner.mkdir()
    (tmp_path / "la.xml").write_text(_EWP)
    folder = _ewp_case(inner, _EWP, name=name)
    with pytest.raises(DefinitionError, match=words):
        interop.case.load(folder)
    if name.startswith(".."):
        assert interop.case.load(folder, outside=True).agreement is not None
