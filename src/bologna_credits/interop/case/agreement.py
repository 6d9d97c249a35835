"""The learning agreement of a case: the form in which ``case.toml`` writes it, or a document of EWP in the folder."""

import datetime
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs

from bologna_credits.core.academic_terms import AcademicTerm
from bologna_credits.core.circumstances import Circumstances
from bologna_credits.core.errors import BolognaError, DefinitionError
from bologna_credits.core.findings import Report
from bologna_credits.core.reading import Pairs
from bologna_credits.credits.amounts import Credits
from bologna_credits.interop.case.home import Faults
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.agreements import Form, LearningAgreement
from bologna_credits.papers.changes import Change
from bologna_credits.papers.components import Component, Provisions
from bologna_credits.papers.signatures import Signature

if TYPE_CHECKING:
    from bologna_credits.interop.ewp.agreements import EwpAgreement


@final
@attrs.frozen(kw_only=True)
class ComponentTable:
    """A component; its ``credits`` count in the system that its table names."""

    code: str
    title: str
    credits: Fraction | None = None
    circumstances: Circumstances = Circumstances()
    term: AcademicTerm | None = None
    condition: str | None = None
    description: str = ""
    host: str | None = None

    def read(self, system: str) -> Component:
        """Return the component."""
        credits = None if self.credits is None else Credits(self.credits, system)
        return Component(
            self.code,
            self.title,
            credits,
            circumstances=self.circumstances,
            term=self.term,
            condition=self.condition,
            description=self.description,
            host=self.host,
        )


@final
@attrs.frozen(kw_only=True)
class ChangeTable:
    """A later change of the agreement."""

    day: datetime.date
    signed: bool
    drop_studied: tuple[str, ...] = ()
    add_studied: tuple[ComponentTable, ...] = ()
    drop_recognised: tuple[str, ...] = ()
    add_recognised: tuple[ComponentTable, ...] = ()
    reason: str = ""
    drop_virtual: tuple[str, ...] = ()
    add_virtual: tuple[ComponentTable, ...] = ()
    drop_reasons: Pairs = ()
    add_reasons: Pairs = ()
    signatures: tuple[Signature, ...] = ()
    cumulative: bool = False
    requested: datetime.date | None = None


@final
@attrs.frozen(kw_only=True)
class AgreementTable:
    """``[agreement]``: its tables, the credit systems in which they count, and later changes.

    With ``bound``, the home rules and the matches of the file become part of the agreement.
    """

    studied_in: str
    recognised_in: str
    studied: tuple[ComponentTable, ...]
    recognised: tuple[ComponentTable, ...]
    changes: tuple[ChangeTable, ...] = ()
    signed: datetime.date | None = None
    reference: str = ""
    virtual: tuple[ComponentTable, ...] = ()
    form: Form = "study"
    signatures: tuple[Signature, ...] = ()
    provisions: Provisions | None = None
    bound: bool = False

    def read(self) -> LearningAgreement:
        """Return the agreement.

        Raises:
            DefinitionError: changes or signatures that contradict themselves, all at once, each with its path.
        """
        faults: list[str] = []
        changes = []
        for index, table in enumerate(self.changes):
            try:
                changes.append(self._change(table))
            except BolognaError as error:
                faults.append(f"agreement.changes[{index}]: {error}")
        try:
            agreement = LearningAgreement(
                self._host(self.studied),
                self._home(self.recognised),
                changes,
                signed=self.signed,
                reference=self.reference,
                virtual=self._host(self.virtual),
                form=self.form,
                signatures=self.signatures,
                provisions=self.provisions,
            )
        except BolognaError as error:
            raise DefinitionError("case.toml", (*faults, f"agreement: {error}")) from None
        if faults:
            raise DefinitionError("case.toml", tuple(faults))
        return agreement

    def _host(self, tables: tuple[ComponentTable, ...]) -> list[Component]:
        return [table.read(self.studied_in) for table in tables]

    def _home(self, tables: tuple[ComponentTable, ...]) -> list[Component]:
        return [table.read(self.recognised_in) for table in tables]

    def _change(self, table: ChangeTable) -> Change:
        return Change(
            table.day,
            drop_studied=table.drop_studied,
            add_studied=self._host(table.add_studied),
            drop_recognised=table.drop_recognised,
            add_recognised=self._home(table.add_recognised),
            signed=table.signed,
            reason=table.reason,
            drop_virtual=table.drop_virtual,
            add_virtual=self._host(table.add_virtual),
            drop_reasons=table.drop_reasons,
            add_reasons=table.add_reasons,
            signatures=table.signatures,
            cumulative=table.cumulative,
            requested=table.requested,
        )


def read_agreement(path: Path, known: Catalogue, faults: Faults) -> tuple[LearningAgreement | None, Report]:
    """Return the agreement of a document of EWP in the folder of a case, and what there is to tell of it.

    Args:
        path: the document, which holds one agreement.
        known: the catalogue that credit systems come from.
        faults: the faults of the case; those of the document come to them.

    Raises:
        DocumentError: no document, or none of EWP.
    """
    # Few cases have one, so that its reader is loaded for those alone.
    reader = import_module("bologna_credits.interop.ewp.agreements")
    try:
        found: tuple[EwpAgreement, ...] = reader.read_learning_agreements(path, catalogue=known)
    except DefinitionError as error:
        for fault in error.faults:
            faults.add("agreement", f"{path.name}, {fault}")
        return None, Report()
    if len(found) > 1:
        faults.add("agreement", f"{path.name} holds {len(found)} agreements, and a case is about one; keep only its <la>")
    return found[0].agreement, found[0].report
