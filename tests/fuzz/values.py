"""Good values of every type that a public signature names, and values that are plausible and wrong."""

import datetime
import functools
import importlib
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import bologna_credits as bc
from bologna_credits import core, credits as credit_room, frames, interop, law, letters, mobility, papers, recognition
from bologna_credits.law.held_files import HeldFolder

ROOT = Path(__file__).parent.parent.parent

CODES = (
    "ECTS", "KZ-RK", "KZ-AK", "GB-CATS", "US-SH", "SE-HP", "DE-THIRDS", "DE-TENTHS", "IT-30", "NO-AF", "KZ-2018", "ECTS-AF", "FR-20", "PL-5",
    "DE", "KZ", "NO", "DE/KMK", "KZ/KazNU", "ERASMUS-2021", "NORDPLUS-2023", "CEEPUS", "28", "B", "1,3", "15/20", "first", "theory", "open", "holds",
    "2016-09-01", "2024-02", "2018/2019-1/2", "study", "long-term", "student", "average", "median", "half_up", "recognition.grade-open", "A",
)  # fmt: skip
"""Texts that mean something to one argument or another."""

DAYS = (datetime.date(2016, 9, 1), datetime.date(2023, 1, 31), datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
NUMBERS = (0, 1, 5, 30, -1, Fraction(9, 2), Fraction(1, 3), Decimal("4.5"), 3.67, "7,5", 10**12)

_TABLES = b'<gradeConversionTable><iscedTable iscedCode="0612"><gradeFrequency label="A" percentage="100"/></iscedTable></gradeConversionTable>'
_TRANSCRIPT = (
    b"<imobility-tors-get-response><tor><omobility-id>28</omobility-id><elmo><report/></elmo></tor></imobility-tors-get-response>"
)

WRONG: tuple[Any, ...] = (
    None, "", " ", "x", "ZZ", "B\x00", "\u202eB", "\ud800", "NaN", "1e999", "9" * 5000, "A" * 300, "a/b/../c", "2015-W36-2", "20150901", "0000-01-01",
    0, -1, True, 10**5000, -(10**61), float("nan"), float("inf"), 0.1 + 0.2, Decimal("NaN"), Decimal("1e99999999"), Decimal("-1e-99999999"), Fraction(1, 2**13000),
    datetime.date(1, 1, 1), datetime.date(9999, 12, 31), datetime.datetime(2015, 9, 1, tzinfo=datetime.UTC), datetime.time(1),
    b"", b"A", (), [], {}, ["A"], ("A", "B"), {"cycle": "first"}, [None], [("A", "P")], {"A": "P"},
)  # fmt: skip
"""Values that a program or a person could give by mistake."""

STRANGE: tuple[Any, ...] = (object(), object, bc.ModifiedBavarian, bc.Credits, len, range(3), 1j, iter("AB"))
"""Values that only a wrong program gives."""


def _credit_rules() -> Iterator[law.CreditRule]:
    for practice in bc.law.lookup.practices():
        yield from getattr(practice, "rules", ())


@functools.cache
def pools() -> dict[Any, tuple[Any, ...]]:
    """Return good values by type."""
    scale, kz = bc.grading_scale("NO-AF"), bc.grading_scale("KZ-2018")
    host = bc.GradingTable(scale, {"A": 18, "B": 64, "C": 77, "D": 37, "E": 10})
    cases = [bc.interop.case.load(ROOT / "examples" / name) for name in ("kostanay-oslo", "oslo-kostanay", "kostanay-almaty")]
    decisions = tuple(case.recognise() for case in cases)
    grades = (
        scale.grade("B"),
        scale.grade("F"),
        kz.grade("B+"),
        bc.grading_scale("IT-30").grade(28),
        bc.grading_scale("FR-20").grade("9,5"),
    )
    conversion = bc.convert_grade(grades[3], to="DE-TENTHS", by=bc.ModifiedBavarian())
    stays = (
        bc.MobilityPeriod("2023-01-01", "2023-04-15", person="student", activity="study", kind="long-term"),
        bc.MobilityPeriod("2023-11-01", "9999-12-31", person="student", activity="study", kind="long-term"),
    )
    rounding = core.Rounding(1, "half_up")
    found: dict[Any, tuple[Any, ...]] = {
        str: CODES,
        int: (0, 1, 2, 5, 2016),
        bool: (True, False),
        float: (1.5, 3.67),
        Fraction: (Fraction(1, 2), Fraction(5)),
        Decimal: (Decimal("4.5"),),
        datetime.date: DAYS,
        core.Boundary: (core.Boundary("2018-10-12", "signed"),),
        core.When: (core.When("first", activity="theory"),),
        law.Limit: tuple(limit for rule in bc.mobility_scheme("ERASMUS-2021").stays for limit in rule.least)[:2],
        law.Deadline: bc.mobility_scheme("ERASMUS-2021").deadlines[:2],
        law.StayRule: bc.mobility_scheme("ERASMUS-2021").stays[:2],
        law.Cap: bc.mobility_scheme("ERASMUS-2021").caps[:1],
        law.CreditRule: tuple(_credit_rules())[:1],
        bytes: (b"<elmo/>", (ROOT / "examples" / "kostanay-oslo" / "transcript.xml").read_bytes(), _TABLES, _TRANSCRIPT),
        Path: (ROOT / "examples" / "kostanay-oslo" / "case.toml", ROOT / "examples" / "kostanay-oslo"),
        bc.GradingScale: (scale, kz, bc.grading_scale("DE-THIRDS"), bc.grading_scale("FR-20")),
        bc.Grade: grades,
        bc.Credits: (bc.Credits(5, "ECTS"), bc.Credits("4.5", "KZ-RK"), bc.Credits(3, "US-SH")),
        bc.CreditRange: (bc.CreditRange("4.5", "5.4", "ECTS"),),
        bc.CreditSystem: (bc.credit_system("ECTS"), bc.credit_system("KZ-RK")),
        credit_room.CreditPolicy: (bc.CreditPolicy(take="low", rounding=rounding),),
        core.Rounding: (rounding, core.Rounding("1/10", "half_even")),
        bc.OntoGrade: (bc.OntoGrade("nearest_better"),),
        bc.GradingTable: (host,),
        bc.Circumstances: (bc.Circumstances(cycle="first"), bc.Circumstances()),
        bc.ModifiedBavarian: (bc.ModifiedBavarian(), bc.ModifiedBavarian(best=4, lowest_pass=1)),
        bc.GradingTableOverlap: (bc.GradingTableOverlap(host, host, choose="median"),),
        bc.Transcript: tuple(case.transcript for case in cases),
        bc.CourseResult: tuple(cases[0].transcript.walk()),
        bc.LearningAgreement: tuple(case.agreement for case in cases if case.agreement is not None),
        bc.HomeRules: tuple(case.home for case in cases),
        bc.Component: tuple(row.component for row in decisions[0].rows),
        bc.Match: tuple(match for case in cases for match in case.matches) or (bc.Match(["A"], ["H"]),),
        bc.Institution: (cases[0].transcript.issuer,),
        bc.Change: (bc.Change("2016-09-12", drop_studied=["A"]),),
        bc.Recognition: decisions,
        bc.Dossier: (bc.Dossier(decisions[0]),),
        bc.Settlement: (bc.Settlement("recognition.missing", "A1", "fails", by="Dean", on="2017-02-01", because="not studied"),),
        bc.MobilityPeriod: stays,
        mobility.EarlierStay: (mobility.EarlierStay(1, "first"), mobility.EarlierStay(12)),
        mobility.Interruption: (mobility.Interruption("2023-02-01", "2023-02-07"),),
        mobility.Candidate: (mobility.Candidate(gpa="3.5", language="B2"), mobility.Candidate()),
        mobility.Duration: (mobility.duration(stays[0], scheme="ERASMUS-2021"),),
        core.AcademicTerm: (core.AcademicTerm.read("2018/2019-1/2", starts="2018-08-20", ends="2018-12-21"),),
        core.AcademicYear: (core.AcademicYear(2018, 2019), core.AcademicYear(9998, 9999)),
        core.Month: (core.Month(2024, 2), core.Month(9999, 12), core.Month(1, 1)),
        core.InForce: (bc.credit_system("KZ-RK").in_force, core.InForce()),
        law.MobilityScheme: tuple(law.mobility_schemes())[:4],
        bc.Finding: tuple(decisions[0].findings[:2]),
        bc.Report: (decisions[0].report,),
        bc.Verdict: tuple(bc.Verdict),
        bc.Source: tuple(decisions[0].report.sources[:2]),
        bc.Catalogue: (bc.default_catalogue(),),
        bc.GradeConversion: (conversion,),
        law.Definition: (bc.default_catalogue().definitions("NO")[0],),
        law.SchemeFile: tuple(law.mobility_files())[:2],
        law.Country: tuple(bc.countries())[:2],
        papers.Signature: (papers.Signature("student", "2016-08-01"),),
        recognition.Revision: (recognition.Revision(2, "R-1", "2017-03-01", "a corrected transcript"),),
        recognition.Foresight: (bc.foresee(cases[0].agreement, cases[0].home, scale="NO-AF"),)
        if cases[0].agreement is not None
        else (),
        recognition.TranscriptLines: (decisions[0].transcript_lines(),),
        recognition.TranscriptLine: decisions[0].transcript_lines().lines[:2],
        bc.CreditConversion: (bc.convert_credits(bc.Credits(15, "GB-CATS"), to="ECTS"),),
        bc.Equivalence: tuple(bc.equivalences())[:2],
        letters.Learner: (letters.Learner("Kim Lee", "17-123", "6B03101"),),
        letters.Letterhead: (letters.Letterhead(institution="Kostanay University", terms={"row.debt": "arrears"}),),
        letters.Signatory: (letters.Signatory("Registrar", "A. B."),),
        letters.Letter: (letters.letter(decisions[0], "kk"), letters.letter(decisions[1], form="short")),
        frames.Explanation: tuple(frames.explain(frames_of_marks()[1], grade="mark", scale="IT-30", by="DE/KMK"))[:2],
    }
    return found


@functools.cache
def frames_of_marks() -> tuple[Any, ...]:
    """Return frames of several engines: a few good cells, and those that a registry's export may hold."""
    cells = ["28", "30L", "x", "", None, "=1+1", "\x00", "1e999", "5", "\u202eB"]
    columns = {
        "mark": cells,
        "number": [28.0, 17.0, -1.0, None, 2.5, 1e300, float("nan"), 0.0, 5.0, 6.0],
        "scale": ["IT-30", "XX"] * 5,
    }
    pyarrow: Any = importlib.import_module("pyarrow")  # it has no types
    courses = {
        "student": [7, 7, 8],
        "code": ["A1", "A2", "\x1b"],
        "ects": ["5", "x", None],
        "grade": ["B", "F", "=1"],
        "host": ["Oslo"] * 3,
    }
    frames = [importlib.import_module(name).DataFrame(made) for made in (columns, courses) for name in ("pandas", "polars")]
    return (*frames, pyarrow.table(columns), pyarrow.table(courses), frames[1].lazy())


@functools.cache
def own_values() -> dict[tuple[str, str], tuple[Any, ...]]:
    """Return good values by door and argument, where the annotation does not say what is good."""
    marks, courses = frames_of_marks()[:2], frames_of_marks()[2:4]
    small = bc.Catalogue(HeldFolder(bc.default_catalogue().definitions("KZ")))
    elm = interop.elm.write(
        bc.Transcript(bc.Institution("Oslo", "NO"), [bc.CourseResult("A", "Algebra", bc.Credits(5, "ECTS"), titles={"en": "Algebra"})]),
        learner=interop.Learner(given_names="Kim", family_name="Lee"), generated="2026-07-01T09:30:00+00:00", language="en",
    )  # fmt: skip
    # What most calls leave out: with a wild value for one of ten options no call would answer.
    of_cohorts = dict.fromkeys(
        [(f"frames.{door}", name) for door in ("recognise_tables", "recognise_in_batches", "recognise_partition")
         for name in ("agreements", "matches", "students", "hosts", "distributions", "system", "on", "backend", "catalogue")]
        + [(f"frames.{door}", name) for door in ("convert_grades", "convert_credits", "read_labels")
           for name in ("scale_column", "system_column", "on_column", "cycle_column", "activity_column", "prefix", "catalogue")],
        (None,),
    )  # fmt: skip
    stacked = frames.stack_papers(courses[1])
    sheet = b"Code,Title,ECTS,Grade\nA,=1+1,5,B\n"
    return {
        **of_cohorts,
        **{
            (f"frames.{door}", "key"): ("student",)
            for door in ("recognise_tables", "recognise_in_batches", "recognise_partition", "split_by_key", "stack_papers")
        },
        **{
            (f"frames.{door}", "want"): ("totals", ("rows", "open"))
            for door in ("recognise_tables", "recognise_in_batches", "recognise_partition")
        },
        ("frames.stack_papers", "courses"): courses,
        ("frames.recognise_partition", "papers"): (stacked,),
        ("frames.recognise_partition", "rules"): (bc.HomeRules("ECTS", unmatched="elective"),),
        ("frames.split_by_key", "papers"): (stacked,),
        ("frames.split_by_key", "parts"): (1, 3),
        ("frames.recognise_batches", "batches"): ([],),
        ("frames.convert_credits", "system"): ("ECTS", "GB-CATS"),
        ("frames.convert_credits", "to"): ("ECTS", "GB-CATS"),
        ("frames.convert_grades", "frame"): frames_of_marks(),
        ("frames.convert_grades", "grade"): ("mark", "number"),
        ("frames.convert_grades", "scale"): ("IT-30", "FR-20"),
        ("frames.read_labels", "frame"): frames_of_marks(),
        ("frames.read_labels", "label"): ("mark", "number"),
        ("frames.convert_credits", "frame"): marks,
        ("frames.convert_credits", "credits"): ("number", "mark"),
        ("frames.explain", "frame"): marks,
        ("frames.explain", "grade"): ("mark",),
        ("frames.recognise_tables", "courses"): courses,
        ("frames.recognise_tables", "rules"): (bc.HomeRules("ECTS", unmatched="elective"),),
        ("frames.recognise_tables", "scales"): ({"Oslo": "NO-AF"},),
        ("frames.recognise_in_batches", "courses"): courses,
        ("frames.recognise_in_batches", "rules"): (bc.HomeRules("ECTS", unmatched="elective"),),
        ("frames.cohort_digest", "tables"): courses,
        ("elm.read", "document"): (elm, elm.encode()),
        ("sheets.read_transcript", "document"): (sheet, sheet.decode()),
        ("sheets.read_transcript", "scales"): ({"NO": "NO-AF"}, {}),
        ("oeapi.read_study_load", "document"): ('{"studyLoadUnit": "ects", "value": 5}',),
        ("read_letterhead", "path"): (ROOT / "examples" / "letterhead.toml",),
        ("letter", "language"): ("en", "kk", "ru"),
        ("read_letterhead", "language"): ("en", "kk", "ru"),
        ("read_catalogue", "data"): (law.export_catalogue(small),),
        ("export_catalogue", "catalogue"): (small,),
        ("figures", "catalogue"): (small,),
        ("Recognition.from_dict", "data"): (pools()[bc.Recognition][0].to_dict(),),
        ("Dossier.from_dict", "data"): (pools()[bc.Dossier][0].to_dict(),),
        ("read_definition", "text"): ((ROOT / "src/bologna_credits/data/countries/no.toml").read_text("utf-8"),),
    }


_SCHEMES = ("ERASMUS-2021", "ERASMUS-2014", "CEEPUS", "NORDPLUS-2023", "SEMP", "KZ-KAZNU")
_GOOD_CODES: dict[str, tuple[str, ...]] = {
    "credit_system": ("ECTS", "KZ-RK"),
    "grading_scale": ("NO-AF", "IT-30"),
    "practice": ("DE/Passau-SoBi", "AT/UG-73"),
    "grading_table": ("ECTS-LETTERS",),
    "mobility_scheme": _SCHEMES,
    "grant_practice": ("ERASMUS/Siegen", "ERASMUS/short-term"),
    "selection_practice": ("KZ/Atyrau-mobility", "KZ/KazNaRU-mobility"),
    "transfer_practice": ("KZ/KSU-transfer",),
    "recognition_practice": ("KZ/KIMEP-exchange",),
    "country": ("KZ", "NO", "DE"),
    "scheme": _SCHEMES,
    "grant": ("ERASMUS/Siegen", "ERASMUS/short-term"),
    "check_selection": ("KZ/KazNaRU-mobility",),
    "text": ("2018/2019-1/2", "2024-02", "KZ"),
    "check_transfer": ("KZ/KSU-transfer",),
}
"""Codes by the door that reads them or by the argument that takes them."""


def good_code(door: str, parameter: str, random: Random) -> str | None:
    """Return a code that a door knows, mostly; None where any good value will do."""
    asked = door.rpartition(".")[2] if parameter in ("code", "by") else parameter
    codes = _GOOD_CODES.get(asked)
    return random.choice(codes) if codes and random.random() < 0.8 else None


def _texts(parameter: str) -> tuple[Any, ...]:
    return CODES if parameter not in ("by", "because", "title", "name") else (*CODES[:3], "Dean of studies")


def good(kind: Any, random: Random, parameter: str = "", depth: int = 0) -> Any:
    """Return a good value of an annotated type, as far as one is known; else a text."""
    origin, items = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return good(random.choice(items), random, parameter, depth)
    if origin is Literal:
        return random.choice(items)
    if kind in (None, NoneType):
        return None
    if kind is str:
        return random.choice(_texts(parameter))
    known = pools().get(kind)
    if known:
        return random.choice(known)
    if origin is tuple and items and Ellipsis not in items:
        return tuple(good(item, random, parameter, depth + 1) for item in items)
    if origin is dict or (origin is not None and issubclass(origin, typing.Mapping)):
        return {
            good(items[0], random, parameter, depth + 1): good(items[1], random, parameter, depth + 1)
            for _ in range(random.randrange(3))
        }
    if origin is not None and origin is not Callable and items and depth < 3:
        return [good(items[0], random, parameter, depth + 1) for _ in range(random.randrange(3))]
    if isinstance(kind, type) and kind is not Any and not getattr(kind, "_is_protocol", False):
        alike = [value for pool in pools().values() for value in pool if isinstance(value, kind)]
        if alike:
            return random.choice(alike)
        if hasattr(kind, "__members__"):
            return random.choice(list(kind.__members__.values()))
    return random.choice((*NUMBERS, *CODES[:8]))


def wild(random: Random, *, strange: bool) -> Any:
    """Return a value that is wrong in most places."""
    choice = random.choice
    if strange and random.random() < 0.2:
        return choice(STRANGE)
    if random.random() < 0.3:
        return choice(choice(list(pools().values())) or (None,))
    return choice(WRONG)
