"""The commands that decide anew and that check: ``revise``, ``show`` and ``verify``."""

import argparse
from typing import Any

import attrs

from bologna_credits.cli.answers import give, listed_findings
from bologna_credits.cli.options import Commands, UsageError
from bologna_credits.cli.shelves import add_deed, add_kept, give_kept, last_kept
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.findings import Finding, Report
from bologna_credits.core.languages import words
from bologna_credits.core.messages import label
from bologna_credits.interop import case, shelf
from bologna_credits.interop.shelf import Kept
from bologna_credits.recognition.comparison import diff
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.dossier import Dossier
from bologna_credits.recognition.verification import verify


def add_keep_rules(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--keep-rules``."""
    parser.add_argument(
        "--keep-rules", action="store_true", help="leave changed home rules of case.toml aside: those of the decision hold"
    )


def add_revise(commands: Commands) -> None:
    """Add the command ``revise``."""
    revise = add_kept(
        commands,
        "revise",
        help="decide anew after the papers of the case changed, and show what changed",
        says="The next version is kept, with the settlements whose question is the same. Earlier versions stay.",
        examples=['revise my-case --by Dean --on 2016-09-09 --because "corrected transcript of 5 September"'],
    )
    add_deed(revise, because="the reason, such as a corrected transcript", needed=True)
    add_keep_rules(revise)
    revise.set_defaults(run=_revise)


def _revise(arguments: argparse.Namespace) -> int:
    kept = last_kept(arguments)
    new = revised(arguments, kept)
    dossier = kept.dossier.revise(new, by=arguments.by)
    after = shelf.keep(arguments.folder, dossier, after=kept)
    give_kept(arguments, after, changes=diff(kept.dossier.decision, new))
    return 0


def revised(arguments: argparse.Namespace, kept: Kept) -> Recognition:
    """Return the next version of the kept decision, from the papers as they are in the folder now.

    Args:
        arguments: the command.
        kept: the step that holds the decision.

    Raises:
        UsageError: the papers are the same; the agreement is gone; the home rules have changed.
    """
    old, now = kept.dossier.decision, case.load(arguments.folder, catalogue=arguments.catalogue)
    rules = now.home if now.agreement is None or now.agreement.rules is None else now.agreement.rules
    agreement = now.agreement
    if rules != old.home:
        if not arguments.keep_rules:
            raise UsageError(
                "the home rules in case.toml are not those of the decision, and a revision is made by the rules that held; "
                "put them back, or leave the new ones aside with --keep-rules"
            )
        if agreement is not None and agreement.rules is not None:
            agreement = attrs.evolve(agreement, rules=old.home)
    if agreement is None and old.agreement is not None:
        raise UsageError("the agreement is gone from case.toml; a decision that rests on it cannot be revised without it")
    changed: dict[str, Any] = {}
    if now.transcript != old.transcript:
        changed["transcript"] = now.transcript
    if agreement != old.agreement:
        changed["agreement"] = agreement
    if now.matches != old.matches:
        changed["matches"] = now.matches
    if not changed:
        raise UsageError(
            f"transcript, agreement and matches are those of version {old.number} in {kept.file}: there is nothing to decide anew"
        )
    return old.revise(
        because=arguments.because, on=arguments.on, reference=now.reference, catalogue=arguments.catalogue, **changed
    )


def add_show(commands: Commands) -> None:
    """Add the command ``show``."""
    show = add_kept(
        commands,
        "show",
        help="print the kept decision with its life, its open points, and what it has to state",
        examples=["show my-case", "show my-case --language ru", "show my-case --step 1", "show my-case --version 1 --json"],
    )
    show.add_argument("--step", type=int, metavar="NUMBER", help="an earlier step: 1 for decisions/0001.json")
    show.add_argument("--version", type=int, metavar="NUMBER", help="an earlier version of the decision, as it was at the end")
    show.add_argument("--on", metavar="DAY", help="the day of the check, which shows whether the decision is overdue")
    show.set_defaults(run=_show)


def _show(arguments: argparse.Namespace) -> int:
    known = arguments.catalogue
    kept = last_kept(arguments) if arguments.step is None else shelf.read(arguments.folder, arguments.step, catalogue=known)
    assert kept is not None
    report = kept.dossier.report(arguments.on, catalogue=known)
    if arguments.version is not None:
        kept = attrs.evolve(kept, dossier=_until(kept.dossier, arguments.version))
    give_kept(arguments, kept, report=report, whole=True)
    return 0


def _until(dossier: Dossier, number: int) -> Dossier:
    """Return a dossier with its versions up to one of them, and the events until the next one came."""
    numbers = [version.number for version in dossier.versions]
    if number not in numbers:
        raise ArgumentError("--version", str(number), tuple(map(str, numbers)))
    events = tuple(event for event in dossier.events if event.number <= number)
    return attrs.evolve(dossier, versions=dossier.versions[: numbers.index(number) + 1], events=events)


def add_verify(commands: Commands) -> None:
    """Add the command ``verify``."""
    check = add_kept(
        commands,
        "verify",
        help="check all kept steps: that no file was changed, and that each decision computed again is the same",
        says="The exit status is 1 if a file is missing or was changed, or a decision differs.",
        examples=["verify my-case", "verify my-case --json"],
    )
    check.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    known = arguments.catalogue
    kept, faults = shelf.history(arguments.folder, catalogue=known)
    if not kept and not faults:
        last_kept(arguments)  # says that nothing is kept
    seen: dict[Recognition, None] = {}
    found: list[Finding] = []
    for one in kept:
        for version in one.dossier.versions:
            if version not in seen:
                seen[version] = None
                name = f"{one.file} version {version.number}"
                again = verify(version, catalogue=known)
                found += (attrs.evolve(finding, subject=f"{name} {finding.subject}".rstrip()) for finding in again)
    report = Report(found)
    number = len(faults) + len(report.fails)
    key, count = ("check.found", number) if number else ("check.steps", len(kept))
    last = label(key, words(arguments.language), count=count)
    give(
        arguments,
        lambda: "\n\n".join([*(["\n".join(faults)] if faults else []), report.text(arguments.language), last]),
        lambda: {"files": [one.file for one in kept], "faults": list(faults), "findings": listed_findings(report)},
    )
    return 1 if number else 0
