"""A case on disk: its format, its faults, and the three examples."""

from pathlib import Path

import pytest

from bologna_credits import (
    CreditPolicy,
    DefinitionError,
    DocumentError,
    GradingTableOverlap,
    ModifiedBavarian,
    Verdict,
    default_catalogue,
    interop,
)
from bologna_credits.papers import CourseTables

_XML = (
    '<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report><issuer><country>NO</country><title>Oslo</title></issuer>'
    '<learningOpportunitySpecification><identifier type="local">A</identifier><title>Algebra</title><specifies>'
    "<learningOpportunityInstance><date>2016-12-01</date><status>passed</status><resultLabel>B</resultLabel><credit><scheme>ects"
    "</scheme><value>5</value></credit></learningOpportunityInstance></specifies></learningOpportunitySpecification></report></elmo>"
)
_SOURCES = '[sources.s]\ntitle = "Rules"\nurl = "https://example.org"\nseen = "secondary"\n'
_AGREEMENT = (
    '[agreement]\nstudied_in = "ECTS"\nrecognised_in = "KZ-RK"\n'
    'studied = [{ code = "A", title = "a" }]\nrecognised = [{ code = "H", title = "h" }]\n'
)
_HOME = '[home]\ncredits = "KZ-RK"\nscale = "KZ-2011"\ncircumstances = { cycle = "first", activity = "theory" }\n'


def _folder(tmp_path: Path, rest: str) -> Path:
    (tmp_path / "t.xml").write_text(_XML)
    (tmp_path / "case.toml").write_text('format = 1\ntranscript = "t.xml"\n' + _SOURCES + _AGREEMENT + rest)
    return tmp_path


def _load(tmp_path: Path, rest: str) -> interop.case.LoadedCase:
    return interop.case.load(_folder(tmp_path, rest))


def test_the_first_example_is_judged_as_a_package(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "kostanay-oslo").recognise()
    verdicts = {row.code: row.verdict for row in decision.rows}
    assert verdicts.pop("LAW1106") is Verdict.FAILS
    assert set(verdicts.values()) == {Verdict.HOLDS}
    assert str(decision.credits) == "15 KZ-RK"
    assert [course.code for course in decision.outside] == ["FRI0107"]
    # POL1101: B covers the best 10.07 to 39.57 %, its middle 24.8 %; of the invented home table A, A- and B+ reach 6.9, 17.6
    # and 32.1 %, so B+ stands in the middle.
    assert str(decision.rows[0].grade) == "B+ (KZ-2011)"
    assert "ECO1103" not in verdicts
    assert "ECO1203" in verdicts


def test_the_second_example_is_judged_by_matches(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "oslo-kostanay").recognise(catalogue=default_catalogue())
    assert [row.verdict for row in decision.home_rows] == [Verdict.HOLDS, Verdict.HOLDS, Verdict.OPEN, Verdict.FAILS]
    assert decision.home_rows[1].replaced_by == ("RUS1102", "RUS1103")
    assert str(decision.home_rows[0].grade) == "A (NO-AF)"


def test_the_third_example_turns_old_credits_into_new_inside_one_country(root: Path) -> None:
    decision = interop.case.load(root / "examples" / "kostanay-almaty").recognise()
    assert [row.verdict for row in decision.rows] + [row.verdict for row in decision.home_rows] == [Verdict.HOLDS] * 10
    # 3 × 1.5 = 4.5, half up 5, for theory; 2 × 2.5 = 5 for industrial practice; 2 × 1.5 = 3 of the statistics that were agreed.
    assert [str(row.recognised) for row in decision.rows] == ["5 KZ-AK", "5 KZ-AK", "5 KZ-AK", "3 KZ-AK", "5 KZ-AK"]
    assert str(decision.rows[2].grade) == "C (KZ-2018)"
    assert {(f.code, f.subject) for f in decision.open} == {
        ("recognition.surplus", "package"),
        ("recognition.grade-open", "PRC3105"),
    }
    dean, day, minute = "Dean", "2022-09-20", "minute 3"
    settled = decision.settle("recognition.grade-open", "PRC3105", "holds", grade="C+", by=dean, on=day, because=minute)
    settled = settled.settle("recognition.surplus", "package", "holds", by=dean, on=day, because=minute)
    # 3 × 1.5 = 4.5, half up 5, once the third credit of the statistics counts as well.
    assert (settled.open, str(settled.credits), str(settled.rows[3].recognised)) == ((), "25 KZ-AK", "5 KZ-AK")


def test_a_case_without_an_agreement_is_assessed_on_request(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _HOME)
    text = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(text.replace(_AGREEMENT, ""))
    case = interop.case.load(folder)
    assert case.agreement is None
    assert "recognition.on-request" in {finding.code for finding in case.recognise().open}


def test_what_counts_for_another_degree_is_read(tmp_path: Path) -> None:
    case = _load(tmp_path, _HOME + 'used = "refuse"\n[[used]]\ndegree = "Bachelor of Law"\ncodes = ["A"]')
    assert [row.code for row in case.recognise().refused] == ["A"]
    with pytest.raises(DefinitionError, match='used: a component that is used cannot be "B"'):
        _load(tmp_path, _HOME + '[[used]]\ndegree = "Bachelor of Law"\ncodes = ["B"]')


@pytest.mark.parametrize(
    ("grades", "kind"),
    [
        ("", type(None)),
        ('[home.grades]\nmethod = "published-table"', type(None)),
        ('[home.grades]\nmethod = "without"', type(None)),
        ('[home.grades]\nmethod = "carry"', type(None)),
        ('[home.grades]\nmethod = "bavarian"\nonto = "nearest_better"', ModifiedBavarian),
        ('[home.grades]\nmethod = "practice"\npractice = "DE/KMK"', str),
        (
            '[home.grades]\nmethod = "tables"\nchoose = "median"\nhost = { scale = "NO-AF", entries = { A = 1, B = 1 } }\n'
            'table = { scale = "KZ-2011", entries = { A = 1, B = 1 }, years = [2014, 2016] }',
            GradingTableOverlap,
        ),
        (
            '[home.grades]\nmethod = "course-tables"\nchoose = "average"\nonto = "nearest_better"\ntable = { code = "ECTS-LETTERS" }',
            CourseTables,
        ),
    ],
)
def test_each_method_for_grades_is_read(tmp_path: Path, grades: str, kind: type) -> None:
    case = _load(tmp_path, _HOME + grades)
    assert isinstance(case.home.by, kind)
    assert case.home.grades == next((word for word in ("without", "carry") if word in grades), "convert")
    case.recognise()


def test_policies_and_practices_for_credits_are_read(tmp_path: Path) -> None:
    assert _load(tmp_path, _HOME + 'policy = { take = "low" }').home.policy == CreditPolicy(take="low")
    assert _load(tmp_path, _HOME + 'practice = "KZ/KazNU"').home.policy == "KZ/KazNU"


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("", "home: is missing"),
        (_HOME + "colour = 5", 'home: unknown key "colour"'),
        (_HOME + 'policy = { take = "low" }\npractice = "KZ/KazNU"', "policy and practice exclude each other"),
        (_HOME.replace("KZ-2011", "KZ-2012"), 'did you mean "KZ-20'),
        (_HOME + 'shortfall = "x"', "use one of open, accept, refuse"),
        (_HOME + '[home.grades]\nmethod = "magic"', 'home.grades.method: cannot be "magic"'),
        (_HOME + '[home.grades]\nmethod = "practice"', "home.grades.practice: is missing"),
        (_HOME + '[home.grades]\nmethod = "tables"\nhost = { entries = { A = 1 } }', "home.grades.table.scale: is missing"),
        (
            _HOME + '[home.grades]\nmethod = "published-table"\nrows = [{ grade = "A", to = ["A"] }]',
            "home.grades.from: is missing",
        ),
        (_HOME + '[[matches]]\nhost = "A"\nhome = ["H"]', "matches[0].host: is a list"),
        (_HOME + "[[agreement.changes]]\nday = 2016-01-01", "agreement.changes[0].signed: is missing"),
    ],
)
def test_a_fault_is_told_with_its_path(tmp_path: Path, rest: str, words: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        _load(tmp_path, rest)
    assert words in str(caught.value)


def test_ten_faults_are_told_at_once(tmp_path: Path) -> None:
    many = (
        "\n".join(f"wrong{i} = {i}" for i in range(3)) + '\nscale = 5\ncase = 6\npolicy = 7\npractice = 8\non = 9\nsource = "z"\n'
    )
    with pytest.raises(DefinitionError) as caught:
        _load(tmp_path, "[home]\n" + many + "[[matches]]\nhost = 1\nhome = 2\n")
    assert len(caught.value.faults) >= 9


def test_an_unknown_format_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="this version reads format 1, not 2"):
        interop.case.check("format = 2")
    with pytest.raises(DocumentError, match="cannot be read"):
        interop.case.load(tmp_path)
    (tmp_path / "case.toml").write_bytes(b"\xff")
    with pytest.raises(DocumentError, match="not UTF-8"):
        interop.case.load(tmp_path)
    folder = _folder(tmp_path, _HOME)
    (folder / "t.xml").unlink()
    with pytest.raises(DocumentError, match=r"t\.xml"):
        interop.case.load(folder)


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
    (tmp_path / "t.xml").write_text(_XML)
    (tmp_path / "case.toml").write_text('format = 1\ntranscript = "t.xml"\n' + _SOURCES + agreement + _HOME)
    return tmp_path


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
    apart = _load(tmp_path, _HOME).agreement
    assert apart is not None
    assert apart.rules is None


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('term = "2016/2017-1/2" }', 'term = "autumn" }', "agreement.studied[0].term: the term cannot be"),
        ('name = "2016/2017-1/2"', 'title = "x"', 'agreement.recognised[0].term: unknown key "title"'),
        ('party = "student"', 'party = "parents"', "agreement.signatures[0]: party cannot be"),
        ('incomplete = "all"', 'incomplete = "some"', "agreement.provisions: incomplete cannot be"),
        ('form = "study"', 'form = "holiday"', "agreement: form cannot be"),
        ('party = "sending"', 'party = "student"', 'agreement: signatures cannot be "student twice"'),
        ("drop_reasons = { V =", "drop_reasons = { Z =", "agreement.changes[0]: a component of drop_reasons"),
        ("bound = true", "signed = 2016-05-02", "what the signatures say"),
    ],
)
def test_a_fault_of_the_agreement_is_told_with_its_path(tmp_path: Path, before: str, after: str, words: str) -> None:
    assert before in _FULL
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(_bare(tmp_path, _FULL.replace(before, after)))
    assert words in str(caught.value)


def test_contradictions_of_several_changes_are_told_at_once(tmp_path: Path) -> None:
    change = '[[agreement.changes]]\nday = 2016-09-20\nsigned = true\nsignatures = [{ party = "student", day = 2016-09-20 }]\n'
    text = _FULL.replace('form = "study"', 'form = "holiday"') + change * 2
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(_bare(tmp_path, text))
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["agreement.changes[1]", "agreement.changes[2]", "agreement"]
    with pytest.raises(DefinitionError) as caught:
        interop.case.load(_bare(tmp_path, _FULL + change * 2))
    assert len(caught.value.faults) == 2
