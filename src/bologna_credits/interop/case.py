"""A case on disk: a folder with ``case.toml`` and the transcript beside it.

``case.toml`` holds the learning agreement if there is one, the home rules, the scale bindings and any matches that the parties
wrote down. It is read as strictly as a definition file: unknown keys are faults, floats are refused, and all faults are listed at
once, each with its path.
"""

import datetime
from pathlib import Path
from typing import Any, final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import DefinitionError, DocumentError
from bologna_credits.core.findings import Report
from bologna_credits.core.notebook import card
from bologna_credits.core.opener import read_text_file, shown_name
from bologna_credits.core.toml_form import read_toml, structure_sources
from bologna_credits.core.typed import checked
from bologna_credits.interop import elmo
from bologna_credits.interop.case_agreement import AgreementTable, read_agreement
from bologna_credits.interop.case_home import Faults, HomeTable
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.law.file_form import structure
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.components import Match
from bologna_credits.papers.transcripts import Transcript
from bologna_credits.recognition.loaded import LoadedCase as LoadedCase

FORMAT = 1


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

    transcript: str
    home: HomeTable
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
    table = read_toml(text, file)
    found = table.pop("format", None)
    if type(found) is not int or found != FORMAT:
        raise DefinitionError(file, (f"format: this version reads format {FORMAT}, not {found}",))
    sources = structure_sources(table.pop("sources", {}), file)
    case = structure(CaseFile, table, file, sources)
    if isinstance(case.agreement, AgreementTable):
        case.agreement.read()  # signatures and reasons may contradict each other, which the shape does not show
    return case


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
    path = Path(folder) / "case.toml"
    text = read_text_file(path)
    case = check(text, path.name)
    known, faults = catalogue or default_catalogue(), Faults()
    home = case.home.read(known, faults)
    agreement, told = _agreement(case, Path(folder), known, faults, outside=outside)
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
        loaded.recognise(catalogue=known)  # a match of no component, for instance, shows only beside the papers
    if faults.found:
        raise DefinitionError(path.name, tuple(faults.found))
    return loaded


def _stay_inside(path: Path, folder: Path) -> None:
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no file can have
        return  # the reader tells it
    if not inside:
        why = "refused: it lies outside of the folder of the case; allow it with outside=True"
        raise DocumentError(shown_name(path), why)


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
                _stay_inside(path, folder)
            return read_agreement(path, known, faults)
        return None, Report()
    for key in ("studied_in", "recognised_in"):
        with faults.at(f"agreement.{key}", dated=True):
            known.credit_system(getattr(case.agreement, key))
    return case.agreement.read(), Report()  # check has read it before, so that it has no faults


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
        path = folder / case.transcript
        if not outside:
            _stay_inside(path, folder)
        transcript = elmo.read(path, scales=scales, catalogue=known)
    except DocumentError as error:
        return None, error
    for index, row in enumerate(case.used):
        with faults.at(f"used[{index}]"):
            transcript = transcript.used(row.degree, row.codes)
    return transcript, None
