"""The words that stand for the subject of a finding where it is no code, grade or name. The stored form is the English one."""

SUBJECTS: dict[str, str] = {
    "subject.package": "package",
    "subject.degree": "degree",
    "subject.agreement": "the agreement",
    "subject.table": "table {table}",
    "subject.change": "change of {day}",
    "subject.host-rows": "host",
    "subject.home-rows": "home",
    "subject.host-row": "host {code}",
    "subject.home-row": "home {code}",
    "subject.step-of": "{file} version {version} {about}",
    "subject.step": "{file} version {version}",
    "subject.version-of": "version {version} {about}",
    "subject.version": "version {version}",
    "subject.days": "{number} days",
    "subject.months": "{number} months",
    "subject.both": "{one} and {other}",
    "subject.span": "{start} to {end}",
    "subject.amount": "{amount} {system}",
}
"""The subjects by their keys, in the order in which they are tried."""

OF_CODES: dict[str, tuple[str, ...]] = {
    "subject.package": ("recognition.",),
    "subject.degree": ("recognition.",),
    "subject.agreement": ("agreement.",),
    "subject.table": ("agreement.",),
    "subject.change": ("agreement.", "deadline."),
    "subject.host-rows": ("verify.",),
    "subject.home-rows": ("verify.",),
    "subject.host-row": ("verify.",),
    "subject.home-row": ("verify.",),
    "subject.step-of": ("verify.",),
    "subject.step": ("verify.",),
    "subject.version-of": ("verify.",),
    "subject.version": ("verify.",),
    "subject.days": ("mobility.",),
    "subject.months": ("mobility.",),
    "subject.both": ("mobility.",),
    "subject.span": ("mobility.", "deadline."),
    "subject.amount": ("credits.", "identity"),
}
"""The beginnings of the codes of findings that have such a subject: elsewhere the same word is a name."""
