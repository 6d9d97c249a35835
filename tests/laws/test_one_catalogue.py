"""Everything that reads law takes ``catalogue=``, and the content of a catalogue reaches every answer."""

import ast
import inspect
import pickle
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import bologna_credits as bc
from bologna_credits import law, mobility
from bologna_credits.core import UnknownSchemeError
from bologna_credits.law import read_schemes
from bologna_credits.mobility import timeline

PACKAGE = Path(bc.__file__).parent
HEAD = 'format = 1\ncountry = "XX"\nnames = { en = "Nowhere" }\n'
SOURCE = 'sources.a = { title = "An act", url = "https://example.org/a", seen = "secondary" }\n'
TEXT = (
    HEAD
    + SOURCE
    + '[[schemes]]\ncode = "XX-A"\nnames = { en = "A" }\nsource = "a"\nbasis = "statute"\n'
    + '[[schemes.stays]]\nkind = "long"\npersons = ["student"]\nactivities = ["study"]\ncount = "calendar"\n'
    + 'least = [{ number = 30, unit = "days", source = "a", basis = "statute" }]\n'
    + '[[schemes.caps]]\npersons = ["student"]\nlimit = { number = 3, unit = "months", source = "a", basis = "statute" }\n'
    + '[[schemes.deadlines]]\nwhat = "transcript"\nafter = "results"\nnumber = 5\nunit = "weeks"\nsource = "a"\nbasis = "statute"\n'
    + '[[grants]]\ncode = "XX/G"\nbody = "G"\nsource = "a"\nbasis = "institution"\nmonth = 30\n'
    + '[[selections]]\ncode = "XX/S"\nbody = "S"\nsource = "a"\ngpa = 3\n'
    + '[[transfers]]\ncode = "XX/T"\nbody = "T"\nsource = "a"\ngpa = 2\n'
    + '[[recognitions]]\ncode = "XX/R"\nbody = "R"\nsource = "a"\ncredits = "ECTS"\nshare = "1/2"\n'
)
FILE = read_schemes(TEXT, "schemes/xx.toml")
KNOWN = bc.default_catalogue().with_definition(FILE)
STAY = bc.MobilityPeriod("2023-01-01", "2023-02-09", kind="long", cycle="first")

# The catalogue itself, what draws from or registers the bundled one, a kit that hands on schemes and never codes, and the room below.
EXCEPTIONS = (
    "law/catalogue.",
    "testing/strategies.",
    "testing/schemes.",
    "units._build_registry",
    "units.to_pint",
    "core/",
    "frames/cohort_parts.recognise_batches",  # hands on all options
)
DOORS = ("", "cohort", "conversion", "ehea", "interop", "law", "mobility", "papers", "plots", "recognition", "testing", "units")


def _sources() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in PACKAGE.rglob("*.py"):
        if path.name != "__main__.py" and path.parent.name != "cli":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    yield f"{path.relative_to(PACKAGE).with_suffix('').as_posix()}.{node.name}", node


def _parameters(node: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)}


def _called(node: ast.FunctionDef) -> Iterator[tuple[str, ast.Call]]:
    """The functions of modules that are called by their names; a name that the function binds itself is another."""
    own = {name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id not in own | _parameters(node):
            yield call.func.id, call


def _imported() -> Iterator[tuple[tuple[str, str], str]]:
    """The functions that modules import from each other, by module and by the name that they have there."""
    for path in PACKAGE.rglob("*.py"):
        module = path.relative_to(PACKAGE).with_suffix("").as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith(f"{PACKAGE.name}."):
                home = node.module.removeprefix(f"{PACKAGE.name}.").replace(".", "/")
                yield from (((module, one.asname or one.name), f"{home}.{one.name}") for one in node.names)


def _handed(call: ast.Call) -> set[str | None]:
    """The names of what a call hands on: of arguments by name, and of names that are handed on by place."""
    placed = {argument.id for argument in call.args if isinstance(argument, ast.Name)}
    placed |= {argument.attr for argument in call.args if isinstance(argument, ast.Attribute)}
    return {keyword.arg for keyword in call.keywords} | placed


SOURCES = dict(_sources())
ASKING = {name for name, node in SOURCES.items() if "catalogue" in _parameters(node)}
IMPORTED = dict(_imported())


@pytest.mark.parametrize("name", SOURCES)
def test_a_function_that_asks_the_default_catalogue_can_be_given_another(name: str) -> None:
    """A helper takes the catalogue as ``known``; whoever calls a function with ``catalogue=`` hands one on in every call."""
    node, module = SOURCES[name], name.rsplit(".", 1)[0]
    if name.startswith(EXCEPTIONS):
        return
    calls = list(_called(node))
    if any(called == "default_catalogue" for called, _ in calls):
        assert "catalogue" in _parameters(node)
    for called, call in calls:
        if IMPORTED.get((module, called), f"{module}.{called}") in ASKING:
            assert _handed(call) & {"catalogue", "known"}, ast.unparse(call)


def _public() -> Iterator[tuple[str, object]]:
    for door in DOORS:
        module = getattr(bc, door) if door else bc
        for name in dir(module):
            found = getattr(module, name)
            if inspect.isfunction(found):
                yield f"{door}.{name}".lstrip("."), found


PUBLIC = dict(_public())
LOOK_UP = {
    "check_mobility", "duration", "remaining", "fitting_kinds", "check_deadline", "grant", "check_selection", "check_transfer",
    "credit_system", "credit_systems", "grading_scale", "grading_scales", "grading_table", "equivalences", "practice", "practices",
    "methods_between", "countries", "find", "mobility_scheme", "mobility_schemes", "mobility_files", "mobility_practices",
    "grant_practice", "selection_practice", "transfer_practice", "recognition_practice", "check_definition", "check_file",
    "check_scheme_file", "convert_credits", "convert_grade", "convert_block", "grade_average", "final_mark", "recognise",
    "recognise_many", "verify", "foresee", "check_agreement", "check_change_deadlines", "draw_timeline",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LOOK_UP))
def test_every_public_function_that_reads_law_takes_a_catalogue(name: str) -> None:
    found = [function for path, function in PUBLIC.items() if path.rsplit(".", 1)[-1] == name]
    assert found, name
    for function in found:
        assert callable(function)
        assert inspect.signature(function).parameters["catalogue"].kind is inspect.Parameter.KEYWORD_ONLY


def test_home_rules_take_a_catalogue() -> None:
    assert "catalogue" in inspect.signature(bc.HomeRules.by_practice).parameters


def test_a_scheme_of_a_new_catalogue_is_found_there_and_nowhere_else() -> None:
    assert KNOWN.mobility_scheme("xx-a") == FILE.schemes[0] == bc.mobility_scheme("XX-A", catalogue=KNOWN)
    assert "XX-A" in [scheme.code for scheme in bc.mobility_schemes(catalogue=KNOWN)]
    assert FILE in law.mobility_files(catalogue=KNOWN)
    assert "XX/R" in [practice.code for practice in law.mobility_practices(catalogue=KNOWN)]
    with pytest.raises(UnknownSchemeError):
        bc.mobility_scheme("XX-A")


def test_a_stay_is_counted_and_checked_by_a_scheme_of_a_new_catalogue() -> None:
    assert bc.duration(STAY, scheme="XX-A", catalogue=KNOWN).days == 40
    assert not bc.check_mobility(STAY, scheme="XX-A", catalogue=KNOWN).fails
    assert mobility.fitting_kinds(STAY, scheme="XX-A", catalogue=KNOWN) == ("long",)
    report = mobility.check_deadline("XX-A", "transcript", event="2023-03-01", done="2023-04-06", catalogue=KNOWN)
    assert [finding.code for finding in report] == ["deadline.missed"]


def test_credits_of_a_stay_may_be_of_a_system_of_a_new_catalogue() -> None:
    system = (
        '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n[[systems.ects]]\nratio = "2"\nbasis = "statute"\nsource = "a"\n'
    )
    known = bc.default_catalogue().with_definition(bc.read_definition(HEAD + SOURCE + system, "xx.toml"))
    stay = bc.MobilityPeriod("2023-06-05", "2023-06-09", kind="blended-intensive", credits=bc.Credits(2, "XX-C"))
    report = bc.check_mobility(stay, scheme="ERASMUS-2021", catalogue=known)
    assert [finding.message for finding in report.with_code("mobility.credits")] == ["4 ECTS credits are at least 3"]
    assert "blended-intensive" in mobility.fitting_kinds(stay, scheme="ERASMUS-2021", catalogue=known)
    assert timeline([stay], "ERASMUS-2021", catalogue=known).rows[0].length.days == 5


def test_an_earlier_stay_may_be_under_a_scheme_of_a_new_catalogue() -> None:
    earlier = attrs.evolve(STAY, scheme="XX-A")
    left = bc.remaining([earlier], scheme="XX-A", cycle="first", catalogue=KNOWN)
    assert left is not None
    assert str(left) == "50 of 90 days remain"
    later = bc.MobilityPeriod("2024-01-01", "2024-03-30", kind="long", cycle="first")
    fails = bc.check_mobility(later, scheme="XX-A", before=[earlier], catalogue=KNOWN).fails
    assert [finding.code for finding in fails] == ["mobility.cap-exceeded"]


def test_practices_of_a_new_catalogue_reach_grants_selection_transfer_and_home_rules() -> None:
    assert str(mobility.grant(30, by="XX/G", monthly=450, catalogue=KNOWN)) == "450 EUR"
    candidate = mobility.Candidate(gpa=2)
    assert len(mobility.check_selection(candidate, by="XX/S", catalogue=KNOWN).fails) == 1
    assert len(mobility.check_transfer(candidate, by="XX/T", catalogue=KNOWN).holds) == 1
    rules = bc.HomeRules.by_practice("XX/R", catalogue=KNOWN)
    assert (rules.credits, rules.practice) == ("ECTS", "XX/R")


def test_a_decision_names_the_file_of_the_practice_behind_it() -> None:
    rules = bc.HomeRules.by_practice("XX/R", catalogue=KNOWN)
    assert str(FILE.origin) in KNOWN.origins([rules.credits], recognition=rules.practice)


def test_a_file_replaces_the_scheme_of_the_same_code() -> None:
    mine = read_schemes(TEXT.replace("XX", "ERASMUS").replace("ERASMUS-A", "ERASMUS-2021"), "mine.toml")
    known = bc.default_catalogue().with_definition(mine)
    assert known.mobility_scheme("ERASMUS-2021").name() == "A"
    assert [scheme.name() for scheme in bc.mobility_schemes(catalogue=known) if scheme.code == "ERASMUS-2021"] == ["A"]
    assert bc.mobility_scheme("ERASMUS-2021").name() != "A"


def test_definitions_and_files_of_schemes_are_added_together_and_pickle() -> None:
    definition = bc.read_definition(HEAD + SOURCE + '[[systems]]\ncode = "XX-C"\nnames = { en = "credit" }\n', "xx.toml")
    known = bc.default_catalogue().with_definition(definition, FILE)
    again = pickle.loads(pickle.dumps(known))
    assert (again.credit_system("XX-C").code, again.mobility_scheme("XX-A").code) == ("XX-C", "XX-A")
    assert pickle.loads(pickle.dumps(bc.default_catalogue())) is bc.default_catalogue()
