"""The requirements that the texts make of a learning agreement, as ``data/learning-agreement.toml`` holds them.

A chapter of :mod:`bologna_credits.papers.agreement_checks`; no other module uses it.
"""

import functools
from typing import final

import attrs

from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.provenance import Source
from bologna_credits.core.typed import checked
from bologna_credits.law.file_form import read_bundled
from bologna_credits.papers.agreements import Form


@final
@attrs.frozen
class FormRule:
    """The tables that a form of agreement needs, and whether it may change after its first version."""

    form: str
    tables: tuple[str, ...]
    changes: bool
    source: Source
    unchanged: Source | None = None


@final
@attrs.frozen
class ReasonCode:
    """A code of reason, and the one kind of change that it applies to, ``deleted`` or ``inserted``."""

    code: str
    change: str
    source: Source


@final
@attrs.frozen
class Notes:
    """The texts behind the rules that have no table of their own."""

    before: Source
    signatures: Source
    conditions: Source
    terms: Source
    descriptions: Source
    balance: Source
    proportion: Source


@final
@attrs.frozen
class AgreementRules:
    """The definition file as a value."""

    notes: Notes
    forms: tuple[FormRule, ...]
    reasons: tuple[ReasonCode, ...]

    def form(self, name: str) -> FormRule:
        """Return the rule of a form.

        Raises:
            ArgumentError: no such form; names the nearest.
        """
        known = {rule.form: rule for rule in self.forms}
        if name not in known:
            raise ArgumentError("form", name, tuple(known))
        return known[name]

    def reason(self, code: str) -> ReasonCode | None:
        """Return the rule of a code of reason; None for another code, because the list is open."""
        return {rule.code: rule for rule in self.reasons}.get(code)


@functools.lru_cache(maxsize=1)
def agreement_rules() -> AgreementRules:
    """Return the rules of the file, read once."""
    return read_bundled(AgreementRules, "learning-agreement.toml")


@checked
def required_tables(form: Form) -> tuple[str, ...]:
    """Return the tables that a form of learning agreement needs, by their names in :class:`~bologna_credits.LearningAgreement`.

    Args:
        form: ``study``, ``traineeship``, ``doctoral`` or ``blended``.

    Raises:
        ArgumentError: no such form; names the nearest.

    >>> required_tables("study"), required_tables("blended")
    (('studied', 'recognised'), ('studied',))
    """
    return agreement_rules().form(form).tables
