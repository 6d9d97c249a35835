"""The commands on the life of a kept decision: ``state``, ``issue``, ``finalise``, ``appeal`` and ``resolve``."""

import argparse

from bologna_credits.cli.options import Commands, UsageError, status_of
from bologna_credits.cli.revising import add_keep_rules, revised
from bologna_credits.cli.shelves import add_deed, add_kept, add_stated, give_kept, last_kept, stated, with_stated
from bologna_credits.core.reading import read_day
from bologna_credits.interop import shelf
from bologna_credits.interop.shelf import Kept
from bologna_credits.recognition.comparison import diff
from bologna_credits.recognition.dossier import Dossier

_FAILS = "The exit status is 1 if the decision lacks something that it has to state, or comes late; it is kept all the same."


def add_state(commands: Commands) -> None:
    """Add the command ``state``."""
    state = add_kept(
        commands,
        "state",
        help="record what a decision has to state: the due day, the way of appeal, and what the student can do",
        says=_FAILS,
        examples=[
            'state my-case --due 2016-09-24 --appeal-to "Appeals committee" --appeal-until 2016-10-01',
            'state my-case --measure ECO1105 "repeat the examination in January"',
        ],
    )
    add_stated(state)
    state.set_defaults(run=_state)


def _state(arguments: argparse.Namespace) -> int:
    kept = last_kept(arguments)
    if not stated(arguments):
        raise UsageError("say what the decision states: --due, --file-complete, --appeal-to, --appeal-until, or --measure")
    return _next(arguments, kept, _stating(arguments, kept))


def add_issue(commands: Commands) -> None:
    """Add the command ``issue``."""
    issue = add_kept(
        commands,
        "issue",
        help="record that the decision was issued as provisional",
        says=_FAILS,
        examples=['issue my-case --on 2016-08-31 --by "International office"'],
    )
    add_deed(issue, because="the reason, such as a transcript that is not complete")
    add_stated(issue)
    issue.set_defaults(run=_issue)


def _issue(arguments: argparse.Namespace) -> int:
    kept = last_kept(arguments)
    dossier = _stating(arguments, kept).provisional(arguments.on, by=arguments.by, because=arguments.because)
    return _next(arguments, kept, dossier)


def add_finalise(commands: Commands) -> None:
    """Add the command ``finalise``."""
    finalise = add_kept(
        commands,
        "finalise",
        help="record that the decision became final",
        says=_FAILS,
        examples=['finalise my-case --on 2016-09-02 --by "Dean of studies"'],
    )
    add_deed(finalise, because="the reason, if there is one to give")
    add_stated(finalise)
    finalise.set_defaults(run=_finalise)


def _finalise(arguments: argparse.Namespace) -> int:
    kept = last_kept(arguments)
    dossier = _stating(arguments, kept).finalise(arguments.on, by=arguments.by, because=arguments.because)
    return _next(arguments, kept, dossier)


def add_appeal(commands: Commands) -> None:
    """Add the command ``appeal``."""
    appeal = add_kept(
        commands,
        "appeal",
        help="record that the student appealed",
        says="An appeal after the last day is recorded and is an open question: a body decides whether it is heard.",
        examples=['appeal my-case --on 2016-09-06 --because "the resit of ECO1105 is missing"'],
    )
    add_deed(appeal, by=False, because="the reason that the student gives", needed=True)
    appeal.set_defaults(run=_appeal)


def _appeal(arguments: argparse.Namespace) -> int:
    kept = last_kept(arguments)
    return _next(arguments, kept, kept.dossier.appeal(arguments.on, because=arguments.because))


def add_resolve(commands: Commands) -> None:
    """Add the command ``resolve``."""
    resolve = add_kept(
        commands,
        "resolve",
        help="record the outcome of the appeal",
        says="With --revise the decision is made anew from the papers in the folder, as revise does it.",
        examples=['resolve my-case upheld --on 2016-09-09 --by "Appeals committee" --because "the resit counts" --revise'],
    )
    resolve.add_argument("outcome", choices=("upheld", "rejected", "settled"), help="upheld: the student is right")
    add_deed(resolve, because="the reason", needed=True)
    resolve.add_argument("--revise", action="store_true", help="decide anew from the papers as they are now")
    add_keep_rules(resolve)
    resolve.set_defaults(run=_resolve)


def _resolve(arguments: argparse.Namespace) -> int:
    kept = last_kept(arguments)
    if (arguments.keep_rules or arguments.reopen) and not arguments.revise:
        raise UsageError(f"--{'keep-rules' if arguments.keep_rules else 'reopen'} goes with --revise")
    new = revised(arguments, kept) if arguments.revise else None
    dossier = kept.dossier.resolve(arguments.outcome, on=arguments.on, by=arguments.by, because=arguments.because, decision=new)
    after = shelf.keep(arguments.folder, dossier, after=kept)
    report = dossier.report(catalogue=arguments.catalogue)
    give_kept(arguments, after, changes=None if new is None else diff(kept.dossier.decision, new), report=report)
    return status_of(report)


def _stating(arguments: argparse.Namespace, kept: Kept) -> Dossier:
    return with_stated(kept.dossier, stated(arguments))


def _next(arguments: argparse.Namespace, kept: Kept, dossier: Dossier) -> int:
    """Keep the next step, print it with what the decision has to state, and return the exit status."""
    after = shelf.keep(arguments.folder, dossier, after=kept)
    day = read_day(arguments.on) if getattr(arguments, "on", None) else None
    report = dossier.report(day, catalogue=arguments.catalogue)
    give_kept(arguments, after, report=report)
    return status_of(report)
