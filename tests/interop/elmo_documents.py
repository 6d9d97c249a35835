"""Small ELMO documents for the tests of its readers."""

from bologna_credits import Transcript, interop

NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
OSLO = '<country>NO</country><identifier type="schac">uio.no</identifier><title xml:lang="en">Oslo</title>'


def a_course(inside: str = "", code: str = "C1", outer: str = "", parts: str = "") -> str:
    identifier = f'<identifier type="local">{code}</identifier>' if code else ""
    instance = f"<specifies><learningOpportunityInstance>{inside}</learningOpportunityInstance></specifies>"
    within = "".join(f"<hasPart>{part}</hasPart>" for part in [parts] if part)
    return f"<learningOpportunitySpecification>{identifier}{outer}{instance}{within}</learningOpportunitySpecification>"


def a_result(label: str, day: str = "2012-12-01") -> str:
    """A result with the day on which it was reached."""
    return f"<date>{day}</date><resultLabel>{label}</resultLabel>"


def a_histogram(**counts: object) -> str:
    """A dated distribution by label."""
    rows = "".join(f'<category label="{label}" count="{count}"/>' for label, count in counts.items())
    return f"<date>2012-12-01</date><resultDistribution>{rows}</resultDistribution>"


def a_credit(value: str = "10", scheme: str = "ECTS") -> str:
    shown = f"<value>{value}</value>" if value else ""
    return f"<credit><scheme>{scheme}</scheme>{shown}</credit>"


def a_report(courses: str, issuer: str = OSLO) -> str:
    return f"<report><issuer>{issuer}</issuer>{courses}<issueDate>2016-01-08T09:58:14+01:00</issueDate></report>"


def an_elmo(courses: str, issuer: str = OSLO, *, namespace: str = NAMESPACE, more: str = "") -> bytes:
    xmlns = f' xmlns="{namespace}"' if namespace else ""
    learner = "<learner><givenNames>Secretname</givenNames><identifier>999999-1234</identifier><bday>1990-12-24</bday></learner>"
    return f"<elmo{xmlns}>{learner}{a_report(courses, issuer)}{more}</elmo>".encode()


def read_elmo(courses: str, issuer: str = OSLO, **options: object) -> Transcript:
    return interop.elmo.read(an_elmo(courses, issuer), **options)  # type: ignore[arg-type]


def codes_of(transcript: Transcript) -> list[str]:
    return [finding.code for finding in transcript.report]
