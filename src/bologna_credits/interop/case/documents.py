"""The folder of a case as a value: its file, its papers and its faults."""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError, DefinitionError, DocumentError
from bologna_credits.core.findings import Finding, Report
from bologna_credits.core.misspellings import hint, listed
from bologna_credits.core.notebook import card
from bologna_credits.core.opener import read_text_file
from bologna_credits.core.provenance import Source
from bologna_credits.core.structuring import check_format
from bologna_credits.core.toml_form import TOML, collect_sources, read_toml, without_faulty
from bologna_credits.core.typed import checked
from bologna_credits.interop import elmo, sheets
from bologna_credits.interop._bound_scales import read_scales
from bologna_credits.interop._course_lines import Courses
from bologna_credits.interop.case.agreement import AgreementTable, read_agreement
from bologna_credits.interop.case.courses import CourseTable, HostTable, add_courses, read_hosts
from bologna_credits.interop.case.folder import path_of, stay_inside
from bologna_credits.interop.case.home import Faults, HomeTable
from bologna_credits.interop.case.writing import courses_toml
from bologna_credits.interop.sheets.writing import check_written
from bologna_credits.interop.shelf import check_folder
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.file_form import structure
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Match
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.loaded import LoadedCase as LoadedCase

FORMAT = 1
_SHEETS = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_ABOUT_COURSES = frozenset(
    {"transcript", "hosts", "courses", "distributions", "sheet", "encoding", "issued", "agreement", "scales", "used"}
)
"""The keys without which the courses of a case cannot be read, or would have faults that only follow from them."""
_MISSING = "transcript: is missing; name a document or a sheet beside this file, or write the courses here as [[courses]]"


@final
@attrs.frozen
class ScaleBinding:
    """``[[scales]]``: the scale of an issuer, or several in a list.

    The issuer is named by an identifier, a grading scheme, a country, or "*" for all.
    """

    issuer: str
    scale: str | tuple[str, ...]


@final
@attrs.frozen
class UsedTable:
    """``[[used]]``: components that already count for another degree."""

    degree: str
    codes: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class CaseFile:
    """``case.toml`` as a value."""

    __repr__ = brief
    _repr_html_ = card

    home: HomeTable
    transcript: str | None = None
    hosts: tuple[HostTable, ...] = ()
    courses: tuple[CourseTable, ...] = ()
    distributions: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    issued: datetime.date | None = None
    agreement: AgreementTable | str | None = None
    scales: tuple[ScaleBinding, ...] = ()
    matches: tuple[Match, ...] = ()
    used: tuple[UsedTable, ...] = ()
    on: datetime.date | None = None
    reference: str = ""


@checked
def check(text: str, file: str = "case.toml") -> CaseFile:
    r"""Return a case file as a value, without reading its transcript.

    Args:
        text: the TOML.
        file: the name of the file, for its faults.

    Raises:
        DefinitionError: all faults at once, each with its path.

    >>> check('format = 1\ntranscript = "elmo.xml"\n[home]\ncredits = "KZ-AK"').home.credits
    'KZ-AK'
    """
    read = _shaped(text, file)
    if read.faults:
        raise DefinitionError(file, read.faults)
    return read.case


@final
@attrs.frozen(kw_only=True)
class _Shaped:
    """The part of a case file whose shape is sound, the faults of the rest, and the keys that are at fault."""

    case: CaseFile
    faults: tuple[str, ...]
    unsound: frozenset[str]


def _shaped(text: str, file: str) -> _Shaped:
    """Return a case file as a value, as far as its shape is sound.

    Raises:
        DefinitionError: the file is not TOML, is of another format, or has no table of sources where one stands.
    """
    table = read_toml(text, file)
    check_format(table, FORMAT, file, TOML)
    del table["format"]
    sources, wrong = collect_sources(table.pop("sources", {}))
    if wrong and not sources:
        raise DefinitionError(file, wrong)
    missing = () if table.get("transcript") or table.get("courses") else (_MISSING,)
    case, unshaped, unsound = _sound_part(table, file, sources)
    faults = [*wrong, *missing, *unshaped]
    if missing:
        unsound |= {"transcript"}
    if not unsound & _ABOUT_COURSES:
        faults += _misplaced(case)
    if isinstance(case.agreement, AgreementTable):
        try:
            case.agreement.read()  # signatures and reasons may contradict each other, which the shape does not show
        except DefinitionError as error:
            faults += error.faults
            unsound |= {"agreement"}
    return _Shaped(case=case, faults=tuple(faults), unsound=frozenset(unsound))


def _sound_part(table: dict[str, Any], file: str, sources: Mapping[str, Source]) -> tuple[CaseFile, tuple[str, ...], set[str]]:
    """Return the part of a case file whose shape is sound, the faults of the rest, and its keys."""
    try:
        return structure(CaseFile, table, file, sources), (), set()
    except DefinitionError as error:
        _, unsound = without_faulty(table, error.faults)
        rest = {key: value for key, value in table.items() if key not in unsound}
        if "home" not in rest:
            rest["home"] = {"credits": ""}  # never looked at: the key is unsound
            unsound |= {"home"}
        return structure(CaseFile, rest, file, sources), error.faults, unsound


@checked
def load(folder: str | Path, *, catalogue: Catalogue | None = None, outside: bool = False) -> LoadedCase:
    """Read a case from its folder, and find all that would refuse it.

    Args:
        folder: the folder that holds ``case.toml`` and the transcript.
        catalogue: another catalogue than the bundled one.
        outside: True if the transcript and the agreement may lie outside of the folder. A case file of a stranger could name any
            file.

    Returns:
        The papers and rules, ready to be recognised.

    Raises:
        DocumentError: the folder or the file cannot be read, or nothing is at fault but the transcript.
        DefinitionError: faults in ``case.toml`` and of its papers, all at once, each with its path.

    >>> load("examples/kostanay-oslo").home.credits
    'KZ-RK'
    """
    check_folder(folder)
    path = Path(folder) / "case.toml"
    read = _shaped(read_text_file(path), path.name)
    known, faults, case = catalogue or default_catalogue(), Faults(read.faults), read.case
    home = agreement = transcript = unread = None
    told = Report()
    # What is out of shape is told already, and nothing is told that only follows from it.
    if "home" not in read.unsound:
        home = case.home.read(known, faults, lambda name: path_of(Path(folder), name, outside=outside))
    if "agreement" not in read.unsound:
        agreement, told = _agreement(case, Path(folder), known, faults, outside=outside)
    if not read.unsound & _ABOUT_COURSES:
        transcript, unread = _transcript(case, Path(folder), known, faults, outside=outside)
    if unread is not None and not faults.found:
        raise unread
    if unread is not None:
        faults.add("transcript", unread.told)
    if faults.found or home is None or transcript is None:
        raise DefinitionError(path.name, tuple(faults.found))
    if agreement is not None and isinstance(case.agreement, AgreementTable) and case.agreement.bound:
        agreement = attrs.evolve(agreement, rules=home, matches=case.matches)
    loaded = LoadedCase(
        transcript=attrs.evolve(transcript, report=transcript.report + told) if told else transcript,
        agreement=agreement,
        home=home,
        matches=case.matches,
        on=case.on,
        reference=case.reference,
    )
    with faults.at("case"):
        try:
            loaded.recognise(catalogue=known)  # a match of no component, for instance, shows only beside the papers
        except ArgumentError as error:
            faults.add(*_of_match(error, case.matches))
    if faults.found:
        raise DefinitionError(path.name, tuple(faults.found))
    return loaded


def _of_match(error: ArgumentError, matches: Iterable[Match]) -> tuple[str, str]:
    """Return the place and the words of an error on a match, in the words of the file; of another error as it is."""
    code, twice, _ = error.given.partition(" (in two matches)")
    side = error.argument.removeprefix("a match's ").removesuffix(" component")
    places = [
        f"matches[{index}].{side}"
        for index, match in enumerate(matches)
        if (side == "host" and code in match.host) or (side == "home" and code in match.home)
    ]
    if not places:
        return "case", error.told
    if twice:
        return places[-1], f'"{code}" stands in two matches; each component stands in one'
    return places[0], f'no component "{code}" to match{hint(code, error.allowed)}; there are: {listed(error.allowed)}'


def _agreement(
    case: CaseFile, folder: Path, known: Catalogue, faults: Faults, *, outside: bool
) -> tuple[LearningAgreement | None, Report]:
    """Return the agreement, and what there is to tell of its document if it has one of its own."""
    if case.agreement is None:
        return None, Report()
    if isinstance(case.agreement, str):
        path = folder / case.agreement
        with faults.at("agreement"):
            if not outside:
                stay_inside(path, folder)
            return read_agreement(path, known, faults)
        return None, Report()
    for key in ("studied_in", "recognised_in"):
        with faults.at(f"agreement.{key}", dated=True):
            known.credit_system(getattr(case.agreement, key))
    return case.agreement.read(), Report()  # check has read it before, so that it has no faults


def _misplaced(case: CaseFile) -> list[str]:
    """Return a fault for each key that the form of the transcript would leave unread."""
    keys: tuple[str, ...]
    if case.courses:
        keys, why = (
            ("transcript", "distributions", "sheet", "encoding"),
            "the courses stand in this file, under [[courses]]; remove it",
        )
    elif case.transcript is not None and not _is_sheet(case.transcript):
        keys = ("hosts", "distributions", "sheet", "encoding", "issued")
        why = "it is for courses in a sheet or in this file, and the transcript is a document of its own; remove it"
    else:
        return []
    return [f"{key}: {why}" for key in keys if getattr(case, key) not in (None, ())]


def _is_sheet(name: str) -> bool:
    return Path(name).suffix.casefold() in _SHEETS


def _transcript(
    case: CaseFile, folder: Path, known: Catalogue, faults: Faults, *, outside: bool
) -> tuple[Transcript | None, DocumentError | None]:
    """Return the transcript with the components marked that are used, or the reason why it cannot be read."""
    before = len(faults.found)
    for index, binding in enumerate(case.scales):
        for code in (binding.scale,) if isinstance(binding.scale, str) else binding.scale:
            with faults.at(f"scales[{index}].scale", dated=True):
                known.grading_scale(code)
    scales: dict[str, Any] = {binding.issuer: binding.scale for binding in case.scales} if len(faults.found) == before else {}
    try:
        transcript = _papers(case, folder, known, faults, scales, outside=outside)
    except DocumentError as error:
        return None, error
    if transcript is None:
        return None, None
    for index, row in enumerate(case.used):
        with faults.at(f"used[{index}]"):
            transcript = transcript.used(row.degree, row.codes)
    return transcript, None


def _papers(
    case: CaseFile, folder: Path, known: Catalogue, faults: Faults, scales: dict[str, Any], *, outside: bool
) -> Transcript | None:
    """Return the transcript, from a document, a sheet, or the case itself; None where something is at fault.

    Raises:
        DocumentError: a document cannot be read.
    """
    names = [name for name in (case.transcript, case.distributions) if name is not None]
    if not outside:
        for name in names:
            stay_inside(folder / name, folder)
    if case.transcript is not None and not _is_sheet(case.transcript):
        return elmo.read(folder / case.transcript, scales=scales, catalogue=known)
    before = len(faults.found)
    courses = Courses(
        known=known,
        hosts=read_hosts(case.hosts, known, faults),
        # Credits of no named system count in that of table A, which the host and the home university agreed.
        system=case.agreement.studied_in if isinstance(case.agreement, AgreementTable) else None,
        scales=read_scales(scales, known),
    )
    found: list[Finding] = []
    if case.transcript is None:
        add_courses(case.courses, courses, faults)
        if courses.nameless:
            faults.add("hosts", "is missing; name the institution of the courses")
    else:
        table = None if case.distributions is None else folder / case.distributions
        try:
            found = sheets.read_courses(
                folder / case.transcript, courses, distributions=table, encoding=case.encoding, sheet=case.sheet
            )
        except DefinitionError as error:
            for fault in error.faults:
                faults.add(error.file, fault)
        except ArgumentError as error:  # of the keys sheet and encoding
            faults.add(error.argument, error.told)
    if len(faults.found) > before:
        return None
    return courses.transcript(issued=case.issued, found=found)


@checked
def write_courses(transcript: Transcript, *, catalogue: Catalogue | None = None) -> str:
    """Return the institutions and courses of a transcript as the tables ``[[hosts]]`` and ``[[courses]]`` of a ``case.toml``.

    The oddities of the document that it was read from and the name of that document are not written.

    Args:
        transcript: the transcript.
        catalogue: another catalogue than the bundled one.

    Raises:
        DocumentError: a course has what the tables cannot hold, such as nested courses; all at once.

    >>> from bologna_credits import Credits, CourseResult, Institution
    >>> oslo = Institution("Oslo", "NO")
    >>> course = CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), label="B", status="passed")
    >>> print(write_courses(Transcript(oslo, [course])), end="")
    [[hosts]]
    name = "Oslo"
    country = "NO"
    <BLANKLINE>
    [[courses]]
    code = "EURO1000"
    title = "Europe"
    credits = 10
    system = "ECTS"
    grade = "B"
    scale = "-"
    status = "passed"
    """
    text = courses_toml(transcript)
    known = catalogue or default_catalogue()
    check_written(transcript, lambda: _read_back(text, known))
    return text


def _read_back(text: str, known: Catalogue) -> Transcript:
    faults = Faults()
    case = check(f'format = 1\n{text}\n[home]\ncredits = "ECTS"\n')
    transcript = _papers(case, Path(), known, faults, {}, outside=False)
    if transcript is None:
        raise DefinitionError("case.toml", tuple(faults.found))
    return transcript
