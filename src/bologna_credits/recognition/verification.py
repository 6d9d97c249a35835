"""The check of a decision, of today or years old: what was computed is computed again and compared, by place and count."""

import datetime
import enum
import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from types import NoneType
from typing import Any, final, get_args

import attrs

from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError
from bologna_credits.core.findings import Finding, Report, Verdict, facts
from bologna_credits.core.provenance import Source
from bologna_credits.core.typed import checked
from bologna_credits.credits.amounts import CreditRange, Credits
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.papers.components import Component, Match
from bologna_credits.papers.transcripts import Institution
from bologna_credits.recognition.comparison import RowSide, differences
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.dossier import Dossier
from bologna_credits.recognition.rows import HomeRow, Row
from bologna_credits.recognition.settlements import Settlement
from bologna_credits.version import VERSION

_BY_DIFFERENCES = {"verdict", "shown_grade", "credits", "recognised", "replaces", "replaced_by"}
_REASONS = {"findings", "grade_findings"}


class Unvouched(enum.StrEnum):
    """A part of a decision that comes from outside and cannot be computed again."""

    PAPERS = "papers"
    HOME_RULES = "home-rules"
    SETTLEMENTS = "settlements"
    REVISION = "revision"
    DAYS = "days"
    OWN_SCALES = "own-scales"


@final
@attrs.frozen
class _Recomputed:
    """A stored decision beside the one that its papers and rules give today."""

    stored: Recognition
    today: Recognition
    known: Catalogue
    law: tuple[Finding, ...]

    @property
    def alike(self) -> bool:
        """True if version and law are those of the decision, so that every difference is somebody's change."""
        return self.stored.version == VERSION and not self.law

    def findings(self) -> Iterator[Finding]:
        """Yield every difference."""
        yield from self.law
        yield from self._data()
        yield from self._scales()
        yield from self._practice()
        sides: tuple[tuple[RowSide, Sequence[Row | HomeRow], Sequence[Row | HomeRow]], ...] = (
            (RowSide.HOST, self.stored.rows, self.today.rows),
            (RowSide.HOME, self.stored.home_rows, self.today.home_rows),
        )
        # Rows that are equal differ in no field; the rest looks for the words of a difference.
        if not all(_same(old, new) for _, old, new in sides):
            for side, old, new in sides:
                yield from self._rows(side, old, new)
            for difference in differences(self.stored, self.today):
                yield Finding("verify.changed", Verdict.FAILS, difference.what, difference.facts)
        if self.stored.outside != self.today.outside:
            before, after = (tuple(course.code for course in one.outside) for one in (self.stored, self.today))
            yield Finding("verify.outside", Verdict.FAILS, "", facts(before=before, after=after))
        yield from self._reasons("", self.stored.findings, self.today.findings)

    def _practice(self) -> Iterator[Finding]:
        """Yield the open point that nobody knows today the practice on which the home rules rest."""
        code = self.stored.home.practice
        if code is not None:
            try:
                self.known.recognition_practice(code)
            except BolognaError:
                yield Finding("verify.practice-unknown", Verdict.OPEN, code, facts(practice=code))

    def _rows(self, side: RowSide, old: Sequence[Row | HomeRow], new: Sequence[Row | HomeRow]) -> Iterator[Finding]:
        before, after = tuple(row.code for row in old), tuple(row.code for row in new)
        if before != after:
            yield Finding("verify.rows", Verdict.FAILS, side, facts(side=side, before=before, after=after))
            return
        # With a code that stands twice, the comparison by code would look at one of the two rows alone.
        elsewhere = _REASONS | (_BY_DIFFERENCES if len(set(before)) == len(before) else set())
        for one, other in zip(old, new, strict=True):
            for field in attrs.fields(type(other)):
                if field.name not in elsewhere and _held(one, field.name) != _held(other, field.name):
                    named = facts(side=side, code=one.code, field=field.name)
                    yield Finding("verify.field", Verdict.FAILS, f"{side} {one.code}", named)
            yield from self._reasons(f"{side} {one.code}", _all_reasons(one), _all_reasons(other))

    def _reasons(self, what: str, old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[Finding]:
        """Yield the differences of findings; under changed law the sources and the wording may differ, open points may not."""
        if self.alike:
            if tuple(old) != tuple(new):
                yield Finding("verify.reasons", Verdict.FAILS, what)
            return
        if _reduced(old) == _reduced(new):
            return
        lost = _open(old) != _open(new)
        yield Finding("verify.reasons", Verdict.FAILS if lost else Verdict.NOTE, what)
        yield from _figures(old, new)

    def _data(self) -> Iterator[Finding]:
        if len(set(self.stored.data)) < len(self.stored.data) or tuple(sorted(self.stored.data)) != self.stored.data:
            yield Finding("verify.data-order", Verdict.FAILS, "", facts(files=self.stored.data))

    def _scales(self) -> Iterator[Finding]:
        """Yield the stored scales that are not those of the catalogue; a caller may have one of his own under a known code."""
        for scale in _scales_of(self.stored):
            today = _scale_in(self.known, scale)
            if today is None:
                yield Finding("verify.scale-unknown", Verdict.NOTE, scale.code, facts(scale=scale.code))
            elif today != scale:
                changed = tuple(
                    a.name for a in attrs.fields(GradingScale) if a.eq and getattr(today, a.name) != getattr(scale, a.name)
                )
                labels = _changed_rows(scale, today)
                yield Finding("verify.scale", Verdict.NOTE, scale.code, facts(scale=scale.code, fields=changed, labels=labels))


def _same(old: Sequence[Row | HomeRow], new: Sequence[Row | HomeRow]) -> bool:
    """Return True if rows are equal, and their grades are so in every field: two grades of one label are equal for a reader."""
    if tuple(old) != tuple(new):
        return False
    pairs = zip(old, new, strict=True)
    return all(one.grade is other.grade or _held(one, "grade") == _held(other, "grade") for one, other in pairs)


def _held(row: Row | HomeRow, name: str) -> object:
    """Return a field of a row; of a grade everything but its scale, of which the code, because scales are compared apart."""
    value = getattr(row, name)
    if not isinstance(value, Grade):
        return value
    return (value.scale.code, *(getattr(value, field.name) for field in attrs.fields(Grade) if field.name != "scale"))


def _all_reasons(row: Row | HomeRow) -> tuple[Finding, ...]:
    return row.findings + (row.grade_findings if isinstance(row, Row) else ())


def _reduced(findings: Iterable[Finding]) -> list[tuple[object, ...]]:
    return [(f.code, f.verdict, f.subject, f.facts, f.because) for f in findings]


def _open(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    return {(f.code, f.subject) for f in findings if f.verdict is Verdict.OPEN}


def _figures(old: Iterable[Finding], new: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the figures of law that the decision used and that are others today."""
    today: dict[tuple[str, str], list[Finding]] = {}
    for finding in new:
        today.setdefault((finding.code, finding.subject), []).append(finding)
    for finding in old:
        same = today.get((finding.code, finding.subject))
        other = same.pop(0) if same else None
        if other is None:
            continue
        for name, before in finding.facts:
            after = other.named.get(name)
            if before != after:
                named = facts(rule=finding.code, name=name, before=before, after=after)
                yield Finding("verify.figure", Verdict.NOTE, finding.subject, named, other.source)


def _scales_of(decision: Recognition) -> tuple[GradingScale, ...]:
    """Return the scales of a decision, wherever they stand: of grades, distributions, grading tables of the home rules, facts."""
    found: dict[int, GradingScale] = {}
    seen: set[int] = set()
    ahead: list[Any] = [decision]
    while ahead:
        value = ahead.pop()
        kind: Any = type(value)
        if issubclass(kind, tuple):
            ahead += reversed(value)
            continue
        parts = _parts_of(kind)
        if parts is None or id(value) in seen:
            continue
        seen.add(id(value))
        if kind is GradingScale:
            found[id(value)] = value
        else:
            ahead += reversed(parts(value))
    return tuple(dict.fromkeys(found.values()))


_BARE = (str, int, Fraction, datetime.date, enum.Enum, NoneType)
WITHOUT_SCALES = (Circumstances, Component, CreditRange, Credits, Institution, Match, Settlement, Source)
"""The classes in papers and decisions that hold no scale, wherever one looks."""


@functools.lru_cache(maxsize=512)
def _parts_of(kind: Any) -> Callable[[Any], Sequence[Any]] | None:
    """The reader of the fields of a class that may hold a scale; None for a class that holds none."""
    if kind in WITHOUT_SCALES or not attrs.has(kind):
        return None
    if kind is Finding:
        return lambda finding: [fact for _, fact in finding.facts]
    names = [field.name for field in attrs.fields(kind) if not _is_bare(field.type)]
    return operator.attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]


def _is_bare(kind: Any) -> bool:
    """Return True for an annotation of texts, numbers, days or words, or of None beside them."""
    return all(isinstance(one, type) and issubclass(one, _BARE) for one in get_args(kind) or (kind,))


def _scale_in(known: Catalogue, scale: GradingScale) -> GradingScale | None:
    try:
        return known.grading_scale(scale.code)
    except BolognaError:
        return None


def _changed_rows(old: GradingScale, new: GradingScale) -> tuple[str, ...]:
    """Return the labels of the rows that one of two scales alone has, or that differ."""
    before, after = {row.label: row for row in old.rows}, {row.label: row for row in new.rows}
    return tuple(label for label in {**before, **after} if before.get(label) != after.get(label))


@checked
def verify(decision: Recognition | Dossier, *, catalogue: Catalogue | None = None) -> Report:
    """Compute a decision again from its own papers and rules, and compare everything that was computed.

    Papers, home rules, settlements, days and references come from outside. They cannot be computed again, so this check does not
    vouch for them; the digest of a stored document does, as far as a digest can (see "Versions of stored forms" in the docs).

    Args:
        decision: a decision, of today or years old; or a dossier, of which every version is checked.
        catalogue: another catalogue than the bundled one.

    Returns:
        HOLDS if the result is the same; its fact ``unvouched`` names the parts that cannot be computed again. FAILS for each row,
        field, finding or course that differs. Where the definition files or the version have changed since, NOTE for the files,
        for reasons that differ and for each figure that is another today. OPEN if the decision can no longer be computed,
        because a code that it names is unknown today.

    >>> from bologna_credits import interop
    >>> verify(interop.case.load("examples/kostanay-oslo").recognise()).holds[0].code
    'verify.same'
    """
    if isinstance(decision, Dossier):
        found: list[Finding] = []
        for version in decision.versions:
            found += (_of_version(finding, version) for finding in verify(version, catalogue=catalogue))
        return Report(found)
    known = catalogue or default_catalogue()
    try:
        again = decision.again(catalogue=known)
    except BolognaError as error:
        return Report([Finding("verify.impossible", Verdict.OPEN, because=error.message)])
    found = list(_Recomputed(decision, again, known, tuple(_changed_files(decision.data, again.data))).findings())
    if not any(finding.verdict is Verdict.FAILS for finding in found):
        found.append(Finding("verify.same", Verdict.HOLDS, "", facts(unvouched=tuple(_unvouched(decision, found)))))
    return Report(found)


def _of_version(finding: Finding, version: Recognition) -> Finding:
    return attrs.evolve(finding, subject=f"version {version.number} {finding.subject}".rstrip())


def _unvouched(decision: Recognition, found: Iterable[Finding]) -> Iterator[Unvouched]:
    yield Unvouched.PAPERS
    yield Unvouched.HOME_RULES
    if decision.settlements:
        yield Unvouched.SETTLEMENTS
    if decision.revision is not None:
        yield Unvouched.REVISION
    yield Unvouched.DAYS
    if any(finding.code == "verify.scale-unknown" for finding in found):
        yield Unvouched.OWN_SCALES


def _changed_files(before: Iterable[str], after: Iterable[str]) -> Iterator[Finding]:
    """Find the definition files that changed, came or went between two computations of a decision."""
    old, new = _by_file(before), _by_file(after)
    for file in sorted(old.keys() | new.keys()):
        was, now = old.get(file, ()), new.get(file, ())
        named: Any = facts(file=file, before=_other(was, now), after=_other(now, was))
        if not now:
            yield Finding("verify.data-gone", Verdict.NOTE, file, named)
        elif not was:
            yield Finding("verify.data-added", Verdict.NOTE, file, named)
        elif set(was) != set(now):
            yield Finding("verify.data", Verdict.NOTE, file, named)


def _by_file(origins: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The origins of each file; two where the papers hold a scale of the file as it was, and rates come from it as it is."""
    # "bologna_credits 0.1.0: countries/kz.toml (ad7cdc7b5e75)": a file keeps its name when its version and digest change.
    found: dict[str, tuple[str, ...]] = {}
    for origin in origins:
        file = origin.partition(": ")[2].rpartition(" (")[0]
        found[file] = (*found.get(file, ()), origin)
    return found


def _other(origins: Sequence[str], known: Sequence[str]) -> str | None:
    """The origin that is not known, of several."""
    return next((origin for origin in origins if origin not in known), origins[-1] if origins else None)
