"""The components of a learning agreement of EWP, its tables and its changes; a chapter of :mod:`bologna_credits.interop.ewp`."""

from collections.abc import Iterable
from typing import Literal, final

import attrs

from bologna_credits.core.academic_terms import AcademicTerm, AcademicYear
from bologna_credits.core.errors import NumberError
from bologna_credits.core.reading import fold
from bologna_credits.credits.amounts import Credits
from bologna_credits.interop.elmo.credits import is_ects, system_of
from bologna_credits.interop.ewp.places import Journal, Part
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.changes import Change
from bologna_credits.papers.components import Component
from bologna_credits.papers.signatures import Party, Signature

Owner = Literal["sending", "receiving"]

_STUDIED = ("components-studied", "blended-mobility-components", "short-term-doctoral-components")
_RECOGNISED = ("components-recognized",)
_VIRTUAL = ("virtual-components",)
_STATUSES = ("inserted", "deleted")
_SIGNATURES: tuple[tuple[Party, str], ...] = (
    ("student", "student-signature"),
    ("sending", "sending-hei-signature"),
    ("receiving", "receiving-hei-signature"),
)
_IDS = ("los-id", "los-code", "loi-id")
_AS_CODE = ("los-code", "los-id", "loi-id")
_MOST_TERMS = 9
_MOST_ALIKE = 100  # of more components with one title, none is meant


@final
@attrs.frozen
class Row:
    """One component as the document has it.

    Args:
        component: the component.
        ids: its identifiers by kind, its title among them.
        status: ``inserted`` or ``deleted`` in a change; None in a first version.
        reason: the code of a reason, or None.
        words: the reason in words, or None.
    """

    component: Component
    ids: dict[str, str]
    status: str | None = None
    reason: str | None = None
    words: str | None = None

    def may_be(self, other: "Row") -> bool:
        """Return True if no identifier says that the two rows are of different components."""
        return all(self.ids[kind] == other.ids[kind] for kind in _IDS if kind in self.ids and kind in other.ids)


Rows = tuple[Row, ...]


@final
@attrs.frozen
class Tables:
    """The tables of a first version or of a change, and its signatures.

    Args:
        studied: table A, or what stands in its place in blended and doctoral mobilities.
        recognised: table B.
        virtual: table C.
        signatures: the signatures.
        blended: True if it has the table of blended mobilities.
        doctoral: True if it has the table of short-term doctoral mobilities.
    """

    studied: Rows
    recognised: Rows
    virtual: Rows
    signatures: tuple[Signature, ...]
    blended: bool = False
    doctoral: bool = False


@final
@attrs.define
class Reader:
    """The reader of the components of one agreement.

    Args:
        journal: the faults and findings.
        catalogue: the catalogue that credit systems come from.
        years: the academic year at each institution, where it is known.
        countries: the country of each institution, where it is known.
    """

    journal: Journal
    catalogue: Catalogue
    years: dict[Owner, AcademicYear | None]
    countries: dict[Owner, str | None]
    _termless: list[str] = attrs.field(factory=list)

    def tables(self, part: Part, *, change: bool) -> Tables:
        """Return the tables of a first version or of a change.

        Args:
            part: the element around the tables.
            change: True for a change, whose components have a status each.
        """
        studied, blended, doctoral = (self._rows(part, name, "receiving", change=change) for name in _STUDIED)
        recognised = self._rows(part, *_RECOGNISED, "sending", change=change)
        virtual = self._rows(part, *_VIRTUAL, "receiving", change=change)
        if blended and doctoral:
            part.fault("components of a blended and of a short-term doctoral mobility; an agreement is for one of the two")
        return Tables(
            studied=(*studied, *blended, *doctoral),
            recognised=recognised,
            virtual=virtual,
            signatures=self._signatures(part),
            blended=bool(blended),
            doctoral=bool(doctoral),
        )

    def tell(self) -> None:
        """Note the terms of table B that could not be kept."""
        if self._termless:
            self.journal.note("ewp.term-without-year", codes=tuple(dict.fromkeys(self._termless)))

    def _signatures(self, part: Part) -> tuple[Signature, ...]:
        found = ((party, part.one(name)) for party, name in _SIGNATURES)
        signatures = (signature_of(party, one) for party, one in found if one is not None)
        return tuple(signature for signature in signatures if signature is not None)

    def _rows(self, around: Part, name: str, owner: Owner, *, change: bool) -> Rows:
        table = around.one(name)
        found = () if table is None else (self._row(part, owner, change=change) for part in table.each("component"))
        return tuple(row for row in found if row is not None)

    def _row(self, part: Part, owner: Owner, *, change: bool) -> Row | None:
        status = part.own("status")
        if change and status not in _STATUSES:
            said = f'the status is "{status}"' if status else "it has no status"
            part.fault(f"{said}; a component of a change is inserted or deleted")
        elif not change and status is not None:
            part.fault(f'the status is "{status}"; a component of a first version has none')
        title = part.text("title", needed=True)
        ids = {kind: text for kind in _IDS if (text := part.text(kind)) is not None}
        code = next((ids[kind] for kind in _AS_CODE if kind in ids), title or "")
        credits = self._credits(part, code, owner)
        term = self._term(part, code, owner)
        if title is None:
            return None
        if "los-code" not in ids:
            self.journal.note("document.code-odd" if ids else "document.no-code", code, code=code)
        component = Component(
            code,
            title,
            credits,
            term=term,
            condition=part.text("recognition-conditions"),
            description=part.text("short-description") or "",
        )
        return Row(component, ids | {"title": fold(title)}, status, part.own("reason-code"), part.own("reason-text"))

    def _credits(self, part: Part, code: str, owner: Owner) -> Credits | None:
        """The credits that count: those in ECTS, else the first that are known. Others that are printed beside them are told."""
        read: dict[Credits, None] = {}
        stated = [(one.text("scheme", needed=True), one) for one in part.each("credit")]
        for scheme, one in sorted(stated, key=lambda pair: not is_ects(pair[0] or "")):
            amount = one.number("value", needed=True)
            if scheme is None or amount is None:
                continue
            found = system_of(scheme, self.countries[owner], None, self.catalogue)
            if found.among:
                self.journal.note("document.credits-unclear", code, scheme=scheme, systems=found.among)
            elif found.code is None:
                self.journal.note("document.credits-unknown", code, scheme=scheme)
            else:
                try:
                    read[Credits(amount, found.code)] = None
                except NumberError as error:
                    one.fault(error.told)
        if not read:
            return None
        kept, *others = read
        for same, name in ((True, "document.credits-contradict"), (False, "document.credits-beside")):
            told = tuple(one for one in others if (one.system == kept.system) is same)
            if told:
                self.journal.note(name, code, kept=kept, others=told)
        return kept

    def _term(self, part: Part, code: str, owner: Owner) -> AcademicTerm | None:
        term = part.one("term-id")
        if term is None:
            return None
        number = term.whole("term-number", 1, _MOST_TERMS)
        total = term.whole("total-terms", 1, _MOST_TERMS)
        if number is None or total is None:
            return None
        year = self.years[owner]
        if number > total:
            term.fault(f"term {number} of {total}")
        elif year is None:
            self._termless.append(code)
        else:
            return AcademicTerm(year, number, total)
        return None


def signature_of(party: Party, part: Part) -> Signature | None:
    """Return a signature with its day and the position of the person who signed; no person's name is read."""
    day = part.moment("timestamp")
    office = "" if party == "student" else part.text("signer-position") or ""
    return None if day is None else Signature(party, day, office)


def change_of(tables: Tables, first: Tables, part: Part) -> Change | None:
    """Return a change; EWP sends all changes since the first version together, in proposals too.

    Its day is that of its first signature, and the student's signature is the request.

    Args:
        tables: the tables of the change.
        first: those of the first version, whose components it deletes.
        part: the element, for faults.
    """
    days = [signature.day for signature in tables.signatures]
    if not days:
        part.fault("no signature has a readable time, so that the day of the change is unknown")
        return None
    pairs = (
        (tables.studied, first.studied),
        (tables.recognised, first.recognised),
        (tables.virtual, first.virtual),
    )
    (drop_a, add_a), (drop_b, add_b), (drop_c, add_c) = (_sorted(changed, before) for changed, before in pairs)
    drops, adds = (*drop_a, *drop_b, *drop_c), (*add_a, *add_b, *add_c)
    asked = [signature.day for signature in tables.signatures if signature.party == "student"]
    return Change(
        min(days),
        drop_studied=[code for code, _ in drop_a],
        add_studied=[row.component for _, row in add_a],
        drop_recognised=[code for code, _ in drop_b],
        add_recognised=[row.component for _, row in add_b],
        reason=_words((*drops, *adds)),
        signatures=tables.signatures,
        drop_virtual=[code for code, _ in drop_c],
        add_virtual=[row.component for _, row in add_c],
        drop_reasons=_reasons(drops),
        add_reasons=_reasons(adds),
        cumulative=True,
        requested=asked[0] if asked else None,
    )


Coded = tuple[str, Row]


def _sorted(changed: Rows, before: Rows) -> tuple[list[Coded], list[Coded]]:
    """The rows that leave, each with the code that its component has in the first version, and those that enter."""
    named: dict[tuple[str, str], list[Row]] = {}
    for row in before:
        for identifier in row.ids.items():
            named.setdefault(identifier, []).append(row)
    drops = [(_code_before(row, named), row) for row in changed if row.status == "deleted"]
    return drops, [(row.component.code, row) for row in changed if row.status == "inserted"]


def _code_before(row: Row, named: dict[tuple[str, str], list[Row]]) -> str:
    """The code of the component that a row deletes: by an identifier, else by its title; its own code if none is meant."""
    for kind in (*_IDS, "title"):
        alike = named.get((kind, row.ids.get(kind, "")), [])
        codes = {one.component.code for one in alike if one.may_be(row)} if len(alike) <= _MOST_ALIKE else ()
        if len(codes) == 1:
            return next(iter(codes))
    return row.component.code


def _reasons(rows: Iterable[Coded]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((code, row.reason) for code, row in rows if row.reason is not None))


def _words(rows: Iterable[Coded]) -> str:
    """The reasons in words: alone if all components have the same, else after the code of each."""
    said = [(code, row.words) for code, row in rows if row.words is not None]
    texts = dict.fromkeys(words for _, words in said)
    return next(iter(texts)) if len(texts) == 1 else "; ".join(f"{code}: {words}" for code, words in said)
