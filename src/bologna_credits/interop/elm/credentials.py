"""A credential of ELM as a transcript: its seal, its achievements; a chapter of :mod:`bologna_credits.interop.elm`."""

import base64
from collections.abc import Mapping

from bologna_credits.core.errors import DocumentError
from bologna_credits.core.findings import Report
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop._course_notes import nested_credits, repeated_courses
from bologna_credits.interop.elm.items import Item, institution, item, items, text_of
from bologna_credits.interop.elm.reading import Reader
from bologna_credits.interop.elmo.credits import bare
from bologna_credits.interop.exact_json import read_json
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import Transcript


def transcript_of(
    document: object, name: str, catalogue: Catalogue, source: str, bound: Mapping[str, tuple[GradingScale, ...]]
) -> Transcript:
    """Return the transcript of a credential.

    Args:
        document: its plain data.
        name: its name, for messages.
        catalogue: the catalogue of credit systems and scales.
        source: the words for the document.
        bound: the scales that the caller binds, by folded names.

    Raises:
        DocumentError: no credential of ELM, or none with achievements.
    """
    given = _unsealed(document, name)
    outer = item(given, "credential") or (given if isinstance(given, Mapping) else {})
    subject = item(outer, "credentialSubject")
    achievements = [
        one for one in items(subject, "hasClaim") if one.get("type") in ("LearningAchievement", ["LearningAchievement"])
    ]
    if not achievements:
        raise DocumentError(name, "not a transcript of the European Learning Model: no credential with a LearningAchievement")
    issuer = item(outer, "issuer")
    reader = Reader(catalogue, (issuer.get("id"), institution(issuer)), bound, _numbers_of(subject))
    courses = tuple(reader.course(one) for one in achievements)
    issued = reader.day(text_of(outer, "issued") or text_of(outer, "validFrom"), name)
    if reader.withheld:
        reader.note("document.code-withheld", "", count=reader.withheld)
    found = [*reader.findings, *repeated_courses(line for course in courses for line in course.walk()), *nested_credits(courses)]
    return Transcript(issuer=reader.issuer[1], courses=courses, report=Report(dict.fromkeys(found)), issued=issued, source=source)


def _unsealed(document: object, name: str) -> object:
    """The credential inside a seal, which holds it as text, plain or in base64."""
    payload = text_of(document, "payload")
    if payload is None:
        return document
    content: str | bytes = payload
    if not payload.lstrip().startswith("{"):
        try:
            content = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
        except ValueError:
            raise DocumentError(name, "sealed, and what the seal holds is neither JSON nor base64") from None
    return read_json(content, source=name)[0]


def _numbers_of(subject: Item) -> frozenset[str]:
    """The learner's numbers, to compare and never to keep."""
    nodes = (*items(subject, "identifier"), *items(subject, "nationalID"))
    return frozenset(found for one in nodes if (found := bare(text_of(one, "notation") or "")))
