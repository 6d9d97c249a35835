"""Small learning agreements of EWP for tests. All persons, institutions and courses are invented."""

from pathlib import Path
from typing import Any

from bologna_credits import interop
from bologna_credits.interop.ewp import EwpAgreement

STABLE_V1 = "https://github.com/erasmus-without-paper/ewp-specs-api-omobility-las/blob/stable-v1/endpoints/get-response.xsd"
STABLE_V2 = STABLE_V1.replace("stable-v1", "stable-v2")
UPDATE_V1 = STABLE_V1.replace("get-response", "update-request")
STUDENT = (
    "<student><given-names>Ada Maria</given-names><family-name>Secretson</family-name>"
    "<global-id>urn:schac:personalUniqueCode:int:esi:north.no:778899</global-id><birth-date>1999-12-31</birth-date>"
    "<citizenship>NO</citizenship><gender>2</gender><email>ada@north.no</email></student>"
)
MONTHS = "<start-year-month>2021-02</start-year-month><end-year-month>2021-06</end-year-month>"
SKILL = "<student-language-skill><language>en</language><cefr-level>B2</cefr-level></student-language-skill>"


def component(code: str = "A1", title: str = "Algebra", credits: str = "6", *, more: str = "", **attributes: str) -> str:
    named = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    los_code = f"<los-code>{code}</los-code>" if code else ""
    credit = f"<credit><scheme>ects</scheme><value>{credits}</value></credit>" if credits else ""
    return f"<component{named}>{los_code}<title>{title}</title>{credit}{more}</component>"


def tables(studied: str = "", recognised: str = "", virtual: str = "") -> str:
    found = {"components-studied": studied, "components-recognized": recognised, "virtual-components": virtual}
    return "".join(f"<{name}>{rows}</{name}>" for name, rows in found.items() if rows)


def signatures(student: str = "", sending: str = "", receiving: str = "") -> str:
    days = {"student": student, "sending-hei": sending, "receiving-hei": receiving}
    position = "<signer-name>Bob Official</signer-name><signer-position>Coordinator</signer-position>"
    return "".join(
        f"<{who}-signature>{'' if who == 'student' else position}<timestamp>{day}T10:00:00+02:00</timestamp></{who}-signature>"
        for who, day in days.items()
        if day
    )


SIGNED = signatures("2020-12-01", "2020-12-02", "2020-12-03")


def party(name: str, code: str) -> str:
    unit = "<ounit-name>Faculty of Law</ounit-name><ounit-id>140</ounit-id>"
    contact = "<contact-person><given-names>Eve</given-names><family-name>Contact</family-name></contact-person>"
    return f"<{name}><hei-id>{code}</hei-id>{unit}{contact}</{name}>"


PARTIES = party("sending-hei", "north.no") + party("receiving-hei", "south.es")


def agreement(
    versions: str,
    *,
    mobility: str = "m-1",
    parties: str = PARTIES,
    dates: str = MONTHS,
    level: str = "6",
    year: str = "2020/2021",
    end: str = "",
    student: str = STUDENT,
) -> str:
    named = f"<omobility-id>{mobility}</omobility-id>" if mobility else ""
    year_id = f"<receiving-academic-year-id>{year}</receiving-academic-year-id>" if year else ""
    eqf = f"<eqf-level-studied-at-departure>{level}</eqf-level-studied-at-departure>" if level else ""
    return (
        f"<la>{named}{parties}{year_id}{student}{dates}{eqf}<isced-f-code>0421</isced-f-code>"
        f"<isced-clarification>Law</isced-clarification>{SKILL}{versions}{end}</la>"
    )


def first(inside: str, signed: str = SIGNED) -> str:
    return f"<first-version>{inside}{signed}</first-version>"


def approved(inside: str, signed: str) -> str:
    return f"<approved-changes>{inside}{signed}</approved-changes>"


def proposal(inside: str, signed: str, name: str = "P-1") -> str:
    return f'<changes-proposal id="{name}">{inside}{signed}</changes-proposal>'


def response(*agreements: str, namespace: str = STABLE_V1) -> str:
    return f'<omobility-las-get-response xmlns="{namespace}">{"".join(agreements)}</omobility-las-get-response>'


def answer(kind: str = "approve", *, mobility: str = "m-1", name: str = "P-1", comment: str = "", day: str = "2020-12-09") -> str:
    said = f"<comment>{comment}</comment>" if comment else ""
    signature = (
        "<signature><signer-name>Bob Official</signer-name><signer-position>Lecturer</signer-position>"
        f"<timestamp>{day}T10:00:00Z</timestamp></signature>"
    )
    inside = f"<omobility-id>{mobility}</omobility-id><changes-proposal-id>{name}</changes-proposal-id>{said}{signature}"
    return (
        f'<omobility-las-update-request xmlns="{UPDATE_V1}"><sending-hei-id>north.no</sending-hei-id>'
        f"<{kind}-proposal-v1>{inside}</{kind}-proposal-v1></omobility-las-update-request>"
    )


def read(document: str | Path, **options: Any) -> EwpAgreement:
    (found,) = interop.ewp.read_learning_agreements(document, **options)
    return found


def codes_of(found: EwpAgreement) -> list[str]:
    return [finding.code for finding in found.report]
