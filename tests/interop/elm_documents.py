"""The parts that the tests of ELM share: papers, the terms of the official context, and the rules of the profile.

Read in european-commission-empl/European-Learning-Model, branch EDC-3.2-(LTS) at 65a25bb (2023-09-12): the terms and their addresses in
rdf/ap/edc/edc-ap-context.jsonld, the rules in rdf/ap/edc/EDC-generic-no-cv.ttl (version 1.2.0 of 2023-07-06). The terms of verifiable
credentials are those of https://www.w3.org/2018/credentials/v1. Only what the writer uses is listed.
"""

import re
from collections.abc import Iterator
from typing import Any

import bologna_credits as bc
from bologna_credits import interop
from bologna_credits.interop.exact_json import read_json

NOW = "2026-11-27T10:00:00+01:00"
LEARNER = interop.Learner(given_names="Ada", family_name="Example", born="2000-02-29", identifiers={"esi": "urn:schac:x:1"})
OSLO = bc.Institution("Oslo", "NO", {"schac": "uio.no"})
ALMATY = bc.Institution("Almaty", "KZ")
NO_AF = bc.grading_scale("NO-AF")

_ELM, _DC, _SKOS = "http://data.europa.eu/snb/model/elm/", "http://purl.org/dc/terms/", "http://www.w3.org/2004/02/skos/core#"
_ADMS, _FOAF, _PERSON = "http://www.w3.org/ns/adms#", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/person#"
_CRED, _ROV = "https://www.w3.org/2018/credentials#", "http://www.w3.org/ns/regorg#"

CLASSES = {
    **{
        name: _ELM + name
        for name in (
            "Address",
            "AwardingProcess",
            "CreditPoint",
            "DisplayParameter",
            "EuropeanDigitalCredential",
            "GradingScheme",
            "Identifier",
            "LearningAchievement",
            "LearningAchievementSpecification",
            "LearningAssessment",
            "LearningAssessmentSpecification",
            "LearningOpportunity",
            "Note",
            "Organisation",
            "Person",
            "ResultCategory",
            "ResultDistribution",
            "ShaclValidator2017",
        )
    },
    "Concept": _SKOS + "Concept",
    "ConceptScheme": _SKOS + "ConceptScheme",
    "Location": _DC + "Location",
    "PeriodOfTime": _DC + "PeriodOfTime",
    "VerifiableCredential": _CRED + "VerifiableCredential",
}
"""The classes by their terms."""

# (address, kind): @id an object, @language texts by language, else the type of the literal.
TERMS: dict[str, tuple[str, str]] = {
    "additionalNote": (_ELM + "additionalNote", "@id"),
    "address": (_ELM + "address", "@id"),
    "altLabel": (_SKOS + "altLabel", "@language"),
    "awardedBy": (_ELM + "awardedBy", "@id"),
    "awardingBody": (_ELM + "awardingBody", "@id"),
    "birthName": (_PERSON + "birthName", "@language"),
    "citizenshipCountry": (_ELM + "citizenshipCountry", "@id"),
    "count": (_ELM + "count", "positiveInteger"),
    "countryCode": (_ELM + "countryCode", "@id"),
    "credentialProfiles": (_ELM + "credentialProfiles", "@id"),
    "creditPoint": (_ELM + "creditPoint", "@id"),
    "creditReceived": (_ELM + "creditReceived", "@id"),
    "dateOfBirth": (_ELM + "dateOfBirth", "dateTime"),
    "dcType": (_DC + "type", "@id"),
    "description": (_DC + "description", "@language"),
    "displayParameter": (_ELM + "displayParameter", "@id"),
    "educationSubject": (_ELM + "educationSubject", "@id"),
    "endDate": (_ELM + "endDate", "dateTime"),
    "familyName": (_FOAF + "familyName", "@language"),
    "framework": (_ELM + "framework", "@id"),
    "fullName": (_FOAF + "fullName", "@language"),
    "givenName": (_FOAF + "givenName", "@language"),
    "grade": (_ELM + "grade", "@id"),
    "gradeStatus": (_ELM + "gradeStatus", "@id"),
    "gradingScheme": (_ELM + "gradingScheme", "@id"),
    "hasClaim": (_ELM + "hasClaim", "@id"),
    "hasPart": (_ELM + "hasPart", "@id"),
    "identifier": (_ADMS + "identifier", "@id"),
    "inScheme": (_SKOS + "inScheme", "@id"),
    "label": (_ELM + "label", "string"),
    "language": (_DC + "language", "@id"),
    "learningOpportunity": (_ELM + "learningOpportunity", "@id"),
    "legalName": (_ROV + "legalName", "@language"),
    "location": (_ELM + "location", "@id"),
    "notation": (_SKOS + "notation", "string"),
    "noteLiteral": (_ELM + "noteLiteral", "@language"),
    "point": (_ELM + "point", "string"),
    "prefLabel": (_SKOS + "prefLabel", "@language"),
    "primaryLanguage": (_ELM + "primaryLanguage", "@id"),
    "provenBy": (_ELM + "provenBy", "@id"),
    "providedBy": (_ELM + "providedBy", "@id"),
    "resultCategory": (_ELM + "resultCategory", "@id"),
    "resultDistribution": (_ELM + "resultDistribution", "@id"),
    "schemeName": (_ELM + "schemeName", "string"),
    "specifiedBy": (_ELM + "specifiedBy", "@id"),
    "subject": (_DC + "subject", "@id"),
    "temporal": (_DC + "temporal", "@id"),
    "thematicArea": (_ELM + "ISCEDFCode", "@id"),
    "title": (_DC + "title", "@language"),
    # https://www.w3.org/2018/credentials/v1
    "credentialSchema": (_CRED + "credentialSchema", "@id"),
    "credentialSubject": (_CRED + "credentialSubject", "@id"),
    "issuanceDate": (_CRED + "issuanceDate", "dateTime"),
    "issued": (_CRED + "issued", "dateTime"),
    "issuer": (_CRED + "issuer", "@id"),
    "validFrom": (_CRED + "validFrom", "dateTime"),
}
"""The properties by their terms."""

_MANY = 10**9
_TITLED = {"title": (1, _MANY)}
_CLAIM = {**_TITLED, "identifier": (0, _MANY), "additionalNote": (0, _MANY), "dcType": (0, _MANY), "awardedBy": (1, 1)}
SHAPES: dict[str, dict[str, tuple[int, int]]] = {
    "EuropeanDigitalCredential": {
        "credentialProfiles": (1, _MANY),
        "displayParameter": (1, 1),
        "issuer": (1, 1),
        "credentialSubject": (1, 1),
        "issuanceDate": (0, 1),
        "issued": (1, 1),
        "validFrom": (1, 1),
        "credentialSchema": (1, _MANY),
    },
    # individualDisplay (1..*), the picture of each page, is added by who issues the credential.
    "DisplayParameter": {**_TITLED, "language": (1, _MANY), "primaryLanguage": (1, 1)},
    "Person": {
        "identifier": (0, _MANY),
        "fullName": (0, 1),
        "givenName": (0, 1),
        "familyName": (0, 1),
        "birthName": (0, _MANY),
        "dateOfBirth": (0, 1),
        "citizenshipCountry": (0, _MANY),
        "hasClaim": (1, _MANY),
    },
    "Organisation": {"identifier": (0, _MANY), "location": (1, _MANY), "legalName": (1, _MANY)},
    "Location": {"address": (1, _MANY)},
    "Address": {"countryCode": (1, 1)},
    "AwardingProcess": {"awardingBody": (1, _MANY)},
    "LearningAchievement": {
        **_CLAIM,
        "learningOpportunity": (0, 1),
        "creditReceived": (0, _MANY),
        "provenBy": (0, _MANY),
        "specifiedBy": (0, 1),
        "hasPart": (0, _MANY),
    },
    "LearningAchievementSpecification": {
        **_TITLED,
        "altLabel": (0, _MANY),
        "dcType": (0, _MANY),
        "thematicArea": (0, _MANY),
        "educationSubject": (0, _MANY),
        "creditPoint": (0, _MANY),
    },
    "LearningOpportunity": {**_TITLED, "temporal": (0, 1), "providedBy": (1, _MANY)},
    "PeriodOfTime": {"endDate": (0, 1)},
    "CreditPoint": {"framework": (1, 1), "point": (1, 1)},
    "LearningAssessment": {
        **_CLAIM,
        "grade": (1, 1),
        "gradeStatus": (0, 1),
        "resultDistribution": (0, 1),
        "specifiedBy": (0, 1),
    },
    "LearningAssessmentSpecification": {**_TITLED, "gradingScheme": (0, 1)},
    "GradingScheme": {**_TITLED, "identifier": (0, _MANY)},
    "ResultDistribution": {"description": (0, _MANY), "resultCategory": (0, _MANY)},
    "ResultCategory": {"label": (1, 1), "count": (1, 1)},
    "Note": {"noteLiteral": (1, _MANY), "subject": (0, 1)},
    "Identifier": {"notation": (1, 1), "schemeName": (0, 1)},
    "Concept": {"prefLabel": (0, _MANY), "notation": (0, 1), "inScheme": (0, _MANY)},
    "ConceptScheme": {},
    "ShaclValidator2017": {},
}
"""The least and the most values of each property, by class. A property that is not listed is none of the class."""
_ONE_LANGUAGE = {"fullName", "givenName", "familyName"}  # 0..1 of rdf:langString
_MANY_TEXTS = {"altLabel", "noteLiteral", "birthName"}  # without sh:uniqueLang
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+")


def objects(document: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a document that have a class, outermost first."""
    if isinstance(document, list):
        for one in document:
            yield from objects(one)
    elif isinstance(document, dict):
        if "type" in document:
            yield document
        for value in document.values():
            yield from objects(value)


def faults(document: Any) -> list[str]:
    """Return what the context and the profile forbid."""
    found = []
    for node in objects(document):
        name = node["type"][-1] if isinstance(node["type"], list) else node["type"]
        if name not in SHAPES:
            found.append(f"the context has no class {name}")
            continue
        shape, own = SHAPES[name], set(node) - {"id", "type", "@context"}
        if not _ADDRESS.fullmatch(node["id"]):
            found.append(f"{name}: no address {node['id']!r}")
        found += [f"{name}.{key} is none of the class" for key in own - shape.keys()]
        found += [f"{name}.{key} is needed" for key, (least, _) in shape.items() if least and not node.get(key)]
        for key in own & shape.keys():
            found += [f"{name}.{key}: {fault}" for fault in _values(key, node[key], shape[key][1])]
    return found


def _values(key: str, value: Any, most: int) -> Iterator[str]:
    _, kind = TERMS[key]
    if kind == "@language":
        if not isinstance(value, dict) or not value:
            yield f"no texts by language: {value!r}"
        elif key in _ONE_LANGUAGE and len(value) != 1:
            yield "more than one text"
        elif key not in _MANY_TEXTS and not all(isinstance(text, str) for text in value.values()):
            yield "more than one text of a language"
        return
    several = value if isinstance(value, list) else [value]
    if not 0 < len(several) <= most:
        yield f"{len(several)} values"
    for one in several:
        if not _fits(one, kind):
            yield f"{one!r} is no {kind}"


def _fits(value: Any, kind: str) -> bool:
    if kind == "@id":
        return isinstance(value, dict)
    if kind == "positiveInteger":
        return bool(value.denominator == 1 and value > 0)
    return isinstance(value, str) and (kind == "string" or _TIME.fullmatch(value) is not None)


def written(transcript: bc.Transcript, **more: Any) -> Any:
    """Return a transcript as the plain data of its document."""
    options: dict[str, Any] = {"learner": LEARNER, "generated": NOW, "language": "en"} | more
    return read_json(interop.elm.write(transcript, **options))[0]


def read_again(transcript: bc.Transcript, **more: Any) -> bc.Transcript:
    """Return a transcript as it is read from its document."""
    options: dict[str, Any] = {"learner": LEARNER, "generated": NOW, "language": "en"} | more
    return interop.elm.read(interop.elm.write(transcript, **options))


def paper(*courses: bc.CourseResult, issuer: bc.Institution = OSLO) -> bc.Transcript:
    """Return a transcript of Oslo."""
    return bc.Transcript(issuer, courses, issued="2026-07-01")
