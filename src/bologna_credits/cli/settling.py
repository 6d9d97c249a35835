"""The command ``settle``: a person answers open points of the kept decision."""

import argparse

import attrs

from bologna_credits.cli.answers import give
from bologna_credits.cli.options import Commands, UsageError
from bologna_credits.cli.points import chosen, decided, grade_of, points_of, points_table, without_grade
from bologna_credits.cli.shelves import add_kept, give_kept, last_kept
from bologna_credits.core.findings import Report
from bologna_credits.core.languages import words
from bologna_credits.interop import shelf
from bologna_credits.recognition.comparison import diff
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.settlements import Settlement

_ANSWER = ("decide", "grade", "credits", "by", "on", "because")
_NEEDED = ("by", "on", "because")


def add_settle(commands: Commands) -> None:
    """Add the command ``settle``."""
    settle = add_kept(
        commands,
        "settle",
        help="list the open points of the kept decision, or answer some of them",
        says="Without a point it lists them, each with its number and the answers that it takes.",
        examples=[
            "settle my-case",
            'settle my-case 2 --grade B --by Dean --on 2016-08-30 --because "the better of the two"',
            'settle my-case KUL2303 --decide recognised --by "Examination board" --on 2016-08-30 --because "minute 3"',
        ],
    )
    settle.add_argument(
        "point", nargs="*", default=[], metavar="POINT", help="its number, its subject, its code, or code and subject in one"
    )
    settle.add_argument("--decide", metavar="WORD", help="the answer, in a word that the list shows for the point")
    settle.add_argument("--grade", metavar="LABEL", help="the grade at home that is decided")
    settle.add_argument("--credits", metavar="NUMBER", help="the credits at home that are decided")
    settle.add_argument("--by", metavar="OFFICE", help="the office that decides")
    settle.add_argument("--on", metavar="DAY", help="the day, YYYY-MM-DD")
    settle.add_argument("--because", metavar="REASON", help="the reason")
    settle.set_defaults(run=_settle)


def _settle(arguments: argparse.Namespace) -> int:
    kept = last_kept(arguments)
    given = [name for name in _ANSWER if getattr(arguments, name) is not None]
    if not arguments.point:
        if given:
            raise UsageError(f"--{given[0]} answers a point: name it by its number or subject; settle FOLDER lists the points")
        points = points_of(kept.dossier.decision, arguments.catalogue)
        give(
            arguments,
            lambda: points_table(points, words(arguments.language)),
            lambda: {"file": kept.file, "open": [point.as_dict() for point in points]},
        )
        return 0
    old = kept.dossier.decision
    new = _settled(arguments, old)
    dossier = attrs.evolve(kept.dossier, versions=(*kept.dossier.versions[:-1], new))
    said = Report(settlement.finding for settlement in new.settlements[len(old.settlements) :])
    give_kept(arguments, shelf.keep(arguments.folder, dossier, after=kept), changes=said + diff(old, new))
    return 0


def _settled(arguments: argparse.Namespace, decision: Recognition) -> Recognition:
    """Return the decision with the points settled that a person named."""
    answers = decided(
        chosen(points_of(decision, arguments.catalogue), arguments.point, decision),
        arguments.decide,
        arguments.grade,
        arguments.credits,
    )
    missing = [f"--{name}" for name in _NEEDED if getattr(arguments, name) is None]
    if missing:
        raise UsageError(f"a settlement names the office, the day and the reason: add {', '.join(missing)}")
    return decision.settle_all(
        [
            Settlement(
                point.finding.code,
                point.finding.subject,
                verdict,
                by=arguments.by,
                on=arguments.on,
                because=arguments.because,
                grade=grade_of(point, arguments.grade),
                credits=arguments.credits,
                without_grade=without_grade(point, arguments.decide),
            )
            for point, verdict in answers
        ],
        catalogue=arguments.catalogue,
    )
