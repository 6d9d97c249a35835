"""The commands that decide anew and that check: ``revise``, ``show`` and ``verify``."""

import argparse
import os
from collections.abc import Iterable
from typing import Any

import attrs

from bologna_credits.cli.advice import in_language
from bologna_credits.cli.answers import give, listed_findings
from bologna_credits.cli.options import Commands, UsageError
from bologna_credits.cli.points import means, names_of
from bologna_credits.cli.shelves import add_deed, add_kept, give_kept, last_kept
from bologna_credits.core.errors import ArgumentError, BolognaError
from bologna_credits.core.findings import Finding, Report, Verdict
from bologna_credits.core.languages import words
from bologna_credits.core.messages import label
from bologna_credits.core.misspellings import hint
from bologna_credits.core.visible import shortened
from bologna_credits.interop import case, shelf
from bologna_credits.interop.shelf import Kept
from bologna_credits.papers.agreements import LearningAgreement
from bologna_credits.papers.home_rules import HomeRules
from bologna_credits.recognition.comparison import diff
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.dossier import Dossier
from bologna_credits.recognition.settlements import Settlement
from bologna_credits.recognition.verification import verify


def add_keep_rules(parser: argparse.ArgumentParser) -> None:
    """Add the options ``--keep-rules`` and ``--reopen``."""
    parser.add_argument(
        "--keep-rules", action="store_true", help="leave changed home rules of case.toml aside: those of the decision hold"
    )
    parser.add_argument(
        "--reopen",
        action="append",
        default=[],
        metavar="POINT",
        help="take back the answer to a point that is settled, so that settle can answer it again; can be repeated",
    )


def add_revise(commands: Commands) -> None:
    """Add the command ``revise``."""
    revise = add_kept(
        commands,
        "revise",
        help="decide anew after the papers of the case changed, and show what changed",
        says="The next version is kept, with the settlements whose question is the same. Earlier versions stay.",
        examples=[
            'revise my-case --by Dean --on 2016-09-09 --because "corrected transcript of 5 September"',
            'revise my-case --reopen RUS1103 --by Dean --on 2016-09-09 --because "the letter was misread"',
        ],
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
        UsageError: the papers are the same and no answer is taken back; the agreement is gone; the home rules have changed; no
            answer to a point that is to be opened again.
    """
    old, now = kept.dossier.decision, case.load(arguments.folder, catalogue=arguments.catalogue)
    rules, agreement = _rules_of(now), now.agreement
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
    back = taken_back(old, arguments.reopen)
    if not changed and not back:
        raise UsageError(
            f"transcript, agreement and matches are those of version {old.number} in {kept.file}: there is nothing to decide "
            "anew; --reopen takes back an answer"
        )
    return old.revise(
        because=arguments.because,
        on=arguments.on,
        reopen=back,
        reference=now.reference,
        catalogue=arguments.catalogue,
        **changed,
    )


def _rules_of(papers: case.LoadedCase) -> HomeRules:
    """Return the home rules of papers: those of the agreement come first."""
    agreed = papers.agreement
    return papers.home if agreed is None or agreed.rules is None else agreed.rules


def papers_changed(arguments: argparse.Namespace, decision: Recognition) -> list[Finding]:
    """Return a note for each paper in the folder that is no longer the one of the decision; the decision holds its own.

    Args:
        arguments: the command.
        decision: the decision in force.
    """
    if not os.path.lexists(arguments.folder / "case.toml"):  # the papers may be kept elsewhere
        return []
    try:
        now = case.load(arguments.folder, catalogue=arguments.catalogue)
    except BolognaError:
        return [Finding("verify.papers-unread", Verdict.NOTE, "case.toml")]
    pairs = (
        ("verify.transcript-changed", now.transcript.courses, decision.transcript.courses),
        ("verify.agreement-changed", _bare(now.agreement), _bare(decision.agreement)),
        ("verify.matches-changed", now.matches, decision.matches),
        ("verify.rules-changed", _rules_of(now), decision.home),
    )
    return [Finding(code, Verdict.NOTE, "case.toml") for code, here, there in pairs if here != there]


def _bare(agreement: LearningAgreement | None) -> LearningAgreement | None:
    """Return an agreement without the rules and the matches, which are compared by themselves."""
    return None if agreement is None else attrs.evolve(agreement, rules=None, matches=())


def taken_back(decision: Recognition, names: Iterable[str]) -> tuple[Settlement, ...]:
    """Return the answers that a person takes back.

    Args:
        decision: the decision.
        names: what each answered point is about, its code, or code and subject in one.

    Raises:
        UsageError: names that mean no answered point, or several, all of them; names those that are answered.
    """
    found: dict[Settlement, None] = {}
    faults = []
    for name in names:
        meant = [one for one in decision.settlements if means(name, names_of(*one.point))]
        if len(meant) == 1:
            found[meant[0]] = None
        elif meant:
            several = ", or ".join(f'"{one.code.rpartition(".")[2]} {one.subject}"' for one in meant)
            faults.append(f'"{shortened(name)}" means {len(meant)} points that are settled: {shortened(several, 400)}')
        else:
            known = [name for one in decision.settlements for name in names_of(*one.point)]
            faults.append(f'"{shortened(name)}" is not settled{hint(name, known)}')
    if faults:
        there = ", ".join(dict.fromkeys(one.subject for one in decision.settlements))
        raise UsageError("; ".join([*faults, f"settled are {shortened(there, 400)}" if there else "nothing is settled"]))
    return tuple(found)


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
    if kept:
        found += papers_changed(arguments, kept[-1].dossier.decision)
    report = Report(found)
    number = len(faults) + len(report.fails)
    key, count = ("check.found", number) if number else ("check.steps", len(kept))
    last = label(key, words(arguments.language), count=count)
    told = [in_language(fault, arguments.language) for fault in faults]
    give(
        arguments,
        lambda: "\n\n".join([*(["\n".join(told)] if told else []), report.text(arguments.language), last]),
        lambda: {"files": [one.file for one in kept], "faults": list(faults), "findings": listed_findings(report)},
    )
    return 1 if number else 0
