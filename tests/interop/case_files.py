"""A case folder for tests: a transcript of one course, and a case file that a test completes."""

from pathlib import Path

from bologna_credits import interop

XML = (
    '<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report><issuer><country>NO</country><title>Oslo</title></issuer>'
    '<learningOpportunitySpecification><identifier type="local">A</identifier><title>Algebra</title><specifies>'
    "<learningOpportunityInstance><date>2016-12-01</date><status>passed</status><resultLabel>B</resultLabel><credit><scheme>ects"
    "</scheme><value>5</value></credit></learningOpportunityInstance></specifies></learningOpportunitySpecification></report></elmo>"
)


SOURCES = '[sources.s]\ntitle = "Rules"\nurl = "https://example.org"\nseen = "secondary"\n'


AGREEMENT = (
    '[agreement]\nstudied_in = "ECTS"\nrecognised_in = "KZ-RK"\n'
    'studied = [{ code = "A", title = "a" }]\nrecognised = [{ code = "H", title = "h" }]\n'
)


HOME = '[home]\ncredits = "KZ-RK"\nscale = "KZ-2011"\ncircumstances = { cycle = "first", activity = "theory" }\n'


def case_folder(tmp_path: Path, rest: str, *, agreement: str = AGREEMENT) -> Path:
    """A folder with a case file of a source, an agreement and the rest."""
    (tmp_path / "t.xml").write_text(XML)
    (tmp_path / "case.toml").write_text('format = 1\ntranscript = "t.xml"\n' + SOURCES + agreement + rest)
    return tmp_path


def load_case(tmp_path: Path, rest: str) -> interop.case.LoadedCase:
    """The case of such a folder."""
    return interop.case.load(case_folder(tmp_path, rest))
