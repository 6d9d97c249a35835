"""Transcripts as credentials of ELM: written and read."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from bologna_credits.core.exact import Rounding
from bologna_credits.core.typed import checked
from bologna_credits.interop._bound_scales import Scales, read_scales
from bologna_credits.interop.choices import Choices, OpenWord, Scribe
from bologna_credits.interop.elm.credentials import transcript_of
from bologna_credits.interop.elm.writing import Frame, credential
from bologna_credits.interop.exact_json import JsonDocument, read_json
from bologna_credits.interop.learners import Learner
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.transcripts import Transcript


@checked
def write(
    transcript: Transcript,
    *,
    learner: Learner,
    generated: datetime.datetime | str,
    language: str,
    titles: Mapping[str, str] = MappingProxyType({}),
    identifier: str = "",
    open: OpenWord = "refuse",
    rounding: Rounding | None = None,
) -> str:
    """Return a transcript as a European Digital Credential in JSON-LD, unsigned and without pictures.

    The same papers give the same text. Each line is a LearningAchievement. Its credits are received (``creditReceived``) only if
    the paper says that it was passed, or the grade passes; a failing grade is always written as failed. ``read(write(x))`` gives
    back the transcript, as far as ELM holds it; the page "Formats" in the docs lists what it does not hold.

    Args:
        transcript: the transcript.
        learner: the learner, who is in no paper.
        generated: the time at which the document is made, with its zone; also the time of issue of a transcript without a day.
            Days begin in this zone, because ELM has times and no days.
        language: the language of names, of labels, and of titles that state none; a code of ISO 639-1.
        titles: the title of the credential by language; without it, ``{"en": "Transcript of records"}``.
        identifier: the address of the credential; without it, one is made of the content.
        open: ``omit`` leaves out what is undecided or what ELM has no place for: an unknown country, the years of a
            distribution, the place of birth; ``refuse`` is an error.
        rounding: the rounding of credits that do not end as a decimal; None is an error.

    Raises:
        UnwritableError: what ELM cannot hold, all of it at once, each with its place.
        ArgumentError: a time without a zone, a language that the list of the EU lacks, an identifier that is no address.
        ArgumentTypeError: an argument of another type.

    >>> from bologna_credits import CourseResult, Credits, Institution, interop
    >>> course = CourseResult("EURO1000", "Europe", Credits(10, "ECTS"), label="B", status="passed")
    >>> transcript = Transcript(Institution("Oslo", "NO"), [course])
    >>> learner = interop.Learner(given_names="Ada", family_name="Example")
    >>> document = write(transcript, learner=learner, generated="2026-11-27T10:00:00+01:00", language="en")
    >>> read(document).courses[0].credits
    Credits('10', 'ECTS')
    """
    scribe = Scribe("ELM", Choices(open=open, rounding=rounding))
    frame = Frame(learner=learner, generated=generated, language=language, titles=titles, identifier=identifier)
    return credential(transcript, frame, scribe)


@checked
def read(
    document: JsonDocument, *, scales: Scales | None = None, catalogue: Catalogue | None = None, source: str = ""
) -> Transcript:
    """Return a credential of the European Learning Model as a transcript of records.

    It reads what :func:`write` writes, and of other credentials the achievements with their credits and grades. A grade needs a
    scheme whose address names a scale of the catalogue, or a scale that ``scales`` binds; other labels stay text, with a note. A
    sealed credential is read from inside its seal. The learner is never read, and no signature is checked.

    Args:
        document: a path, the bytes, an open binary file, or the text.
        scales: a scale, its code, or several in a tuple, by the address or the title of a grading scheme, an identifier of the
            institution that awarded the result, its country, or ``"*"``, in this order.
        catalogue: another catalogue than the bundled one.
        source: the words for the document in ``Transcript.source`` and in errors. The name of the file is not kept.

    Raises:
        DocumentError: no JSON (with line and column), no credential with achievements, or refused because reading it is not safe.
        ArgumentTypeError: an argument of another type.
        UnknownScaleError: ``scales`` names no scale of the catalogue.

    >>> read('''{"issuer": {"legalName": {"en": "Oslo"}}, "credentialSubject": {"hasClaim": {"type": "LearningAchievement",
    ...   "title": {"en": "Europe"}, "identifier": {"notation": "EURO1000"}}}}''').courses[0].title
    'Europe'
    """
    known = catalogue or default_catalogue()
    bound = read_scales(scales, known)
    data, name = read_json(document, source=source)
    return transcript_of(data, name, known, source, bound)
