"""The open points of a decision, as a person names and answers them: by number or subject, with a grade, credits or a word."""

from collections.abc import Iterable, Sequence
from typing import Any, final

import attrs

from bologna_credits.cli.options import UsageError, in_quotes
from bologna_credits.core.findings import Finding, Verdict
from bologna_credits.core.languages import ENGLISH_WORDS, Words
from bologna_credits.core.messages import label, show_fact
from bologna_credits.core.misspellings import hint
from bologna_credits.core.render import text_table
from bologna_credits.core.visible import shortened
from bologna_credits.grades.scales import Grade, GradingScale
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.effects import CREDIT_POINTS, EFFECTS, GRADE_POINTS, Effect

_CREDITS = (*CREDIT_POINTS, "recognition.credits-range", "recognition.credits-missing")
"""The points that credits answer."""
_PREFIX = "recognition."
_ARROW, _TYPED_ARROW = " → ", " -> "
_LONG = 80  # characters of a reason that is told once
_FOLLOWS = frozenset({"recognition.match-open"})
"""The points that close by themselves when the result of a component is settled: they stand behind it in the list."""


@final
@attrs.frozen
class Point:
    """An open point and the answers that it takes.

    Args:
        number: its number in the list of open points.
        finding: the open finding.
        scale: the scale of the grade that it asks for; None where it asks for none.
    """

    number: int
    finding: Finding
    scale: GradingScale | None = None

    @property
    def code(self) -> str:
        """The code of the point without the name of its room."""
        return self.finding.code.removeprefix(_PREFIX)

    @property
    def takes_grade(self) -> bool:
        """True if a grade answers it."""
        return self.finding.code in GRADE_POINTS and self.scale is not None

    @property
    def takes_credits(self) -> bool:
        """True if a number of credits answers it."""
        return self.finding.code in _CREDITS

    @property
    def words(self) -> dict[str, Verdict]:
        """The words that answer it, with the verdict of each."""
        yes, no = EFFECTS.get(self.finding.code, (Effect.CONFIRMED, Effect.NOT_CONFIRMED))
        if yes is no:  # the grade or the credits are the other answer; without them, "holds" on missing credits says nothing
            return {yes.value: Verdict.FAILS if self.finding.code in CREDIT_POINTS else Verdict.HOLDS}
        return {yes.value: Verdict.HOLDS, no.value: Verdict.FAILS}

    @property
    def answers(self) -> str:
        """The answers that it takes, as options."""
        return self.answers_in(ENGLISH_WORDS)

    def answers_in(self, words: Words) -> str:
        """Return the answers that it takes, as options, with the word between them in a language.

        Args:
            words: the language.
        """
        parts = [f"--grade {'|'.join(self.grades)}"] if self.takes_grade else []
        parts += ["--credits NUMBER"] if self.takes_credits else []
        return f", {label('points.or', words)} ".join([*parts, *(f"--decide {word}" for word in self.words)])

    @property
    def grades(self) -> tuple[str, ...]:
        """The labels of the passing grades that answer it; for a scale of numbers, its range."""
        if self.scale is None or not self.takes_grade:
            return ()
        labels = tuple(grade.label for grade in self.scale.grades if grade.passes)
        return labels if self.scale.numbers is None else (*labels, str(self.scale.numbers))

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which a person can mean it."""
        return (str(self.number), *names_of(self.finding.code, self.finding.subject))

    def as_dict(self) -> dict[str, Any]:
        """Return the point as plain data."""
        return {
            "number": self.number,
            "code": self.finding.code,
            "subject": self.finding.subject,
            "question": self.finding.told,
            "grades": list(self.grades),
            "credits": self.takes_credits,
            "words": {word: show_fact(Effect(word)) for word in self.words},
        }


def names_of(code: str, subject: str) -> tuple[str, ...]:
    """Return the names of a point without its number: what it is about, first.

    Args:
        code: the code of the point.
        subject: its subject.
    """
    sides = subject.split(_ARROW) if _ARROW in subject else ()
    plain = code.removeprefix(_PREFIX)
    return (subject, plain, code, f"{plain} {subject}", f"{code} {subject}", *sides)


def means(name: str, names: Iterable[str]) -> bool:
    """Return True if a word that a person typed is one of some names.

    Args:
        name: the word.
        names: the names.
    """
    return name.replace(_TYPED_ARROW, _ARROW).casefold() in map(str.casefold, names)


def points_of(decision: Recognition, catalogue: Catalogue | None = None) -> tuple[Point, ...]:
    """Return the open points of a decision, numbered in the order of the decision; what follows from another comes last.

    Args:
        decision: the decision.
        catalogue: another catalogue than the bundled one.
    """
    home = decision.home.scale
    scale = None if home is None else (catalogue or default_catalogue()).grading_scale(home)
    first = {(finding.code, finding.subject): finding for finding in reversed(decision.open)}
    points = sorted(
        dict.fromkeys((finding.code, finding.subject) for finding in decision.open), key=lambda point: point[0] in _FOLLOWS
    )
    return tuple(Point(number, first[point], scale) for number, point in enumerate(points, 1))


def points_table(points: Iterable[Point], words: Words = ENGLISH_WORDS) -> str:
    """Return open points for people, with the answers that each takes.

    Args:
        points: the points.
        words: the language.
    """
    first: dict[str, int] = {}

    def question(point: Point) -> str:
        """Return the question; a long reason that an earlier point gives too is told there."""
        why, finding = point.finding.because, point.finding
        if len(why) <= _LONG or first.setdefault(why, point.number) == point.number:
            return finding.text(words)
        return f"{attrs.evolve(finding, because='').text(words)} — {label('points.as', words, number=first[why])}"

    rows = [[str(one.number), one.finding.about(words), one.code, question(one), one.answers_in(words)] for one in points]
    heads = ["", *(label(key, words) for key in ("points.about", "points.point", "points.question", "points.answer"))]
    return text_table(heads, rows, widest=44) if rows else label("kept.none-open", words)


def chosen(points: Sequence[Point], names: Iterable[str], decision: Recognition | None = None) -> tuple[Point, ...]:
    """Return the points that a person named. What a point is about as a whole comes before one side of it.

    Args:
        points: the open points.
        names: a number, a subject, a code, or a code and a subject, for each.
        decision: the decision, whose settled points are told from names that are unknown.

    Raises:
        UsageError: names that mean none or several of the points, all of them.
    """
    found: dict[Point, None] = {}
    faults = []
    for name in names:
        meant = [point for point in points if means(name, point.names)]
        whole = [point for point in meant if means(name, (str(point.number), point.finding.subject))]
        meant = whole if len(whole) == 1 else meant
        if len(meant) == 1:
            found[meant[0]] = None
        elif meant:
            several = ", or ".join(f'"{point.code} {point.finding.subject}"' for point in meant)
            faults.append(f'"{shortened(name)}" means {len(meant)} open points: {shortened(several, 400)}')
        else:
            faults.append(_not_open(name, points, decision))
    if faults:
        there = ", ".join(f"{point.number} ({point.finding.subject})" for point in points)
        raise UsageError(f"{'; '.join(faults)}; {f'open are {shortened(there, 400)}' if there else 'no point is open'}")
    return tuple(found)


def _not_open(name: str, points: Sequence[Point], decision: Recognition | None) -> str:
    """Return why a name means no open point: it is settled, nothing is open on the component, or the name is unknown."""
    if decision is not None:
        settled = next((one for one in decision.settlements if means(name, names_of(*one.point))), None)
        if settled is not None:
            told = f'"{shortened(name)}" is settled already, by {shortened(settled.by)} on {settled.on}'
            return f"{told}; revise --reopen {in_quotes(settled.subject)} opens it again, in a new version"
        codes = (*(row.code for row in decision.rows), *(row.code for row in decision.home_rows))
        if any(means(name, (code,)) for code in codes):
            return f'nothing is open on "{shortened(name)}"'
    known = [name for point in points for name in point.names]
    return f'"{shortened(name)}" is no open point{hint(name, known)}'


def decided(points: Iterable[Point], word: str | None, grade: str | None, credits: str | None) -> list[tuple[Point, Verdict]]:
    """Return the verdict on each of some points, from what a person typed.

    Args:
        points: the points.
        word: the word after ``--decide``.
        grade: the grade, where one was given.
        credits: the credits, where they were given.

    Raises:
        UsageError: no answer, two answers, a failing grade, or a word that does not answer a point; lists the answers that the
            point takes.
    """
    found = []
    if grade is not None and word == Effect.WITHOUT_GRADE.value:
        raise UsageError("--grade and --decide without-grade are two answers; give one of them")
    for point in points:
        about = f"{point.code} {shortened(point.finding.subject)}"
        if word is None and grade is None and credits is None:
            raise UsageError(f"say what is decided on {about}: {point.answers}")
        for what, wrong in (("a grade", grade and not point.takes_grade), ("credits", credits and not point.takes_credits)):
            if wrong:
                raise UsageError(f"{about} does not ask for {what}; it takes {point.answers}")
        if grade is not None and point.scale is not None and _fails(point.scale.grade(grade)):
            raise UsageError(f"{shortened(grade)} is a fail on {point.scale.code}; {about} takes {point.answers}")
        if word is None:
            found.append((point, Verdict.HOLDS))
            continue
        allowed = point.words | {verdict.value: verdict for verdict in (Verdict.HOLDS, Verdict.FAILS)}
        if word not in allowed:
            raise UsageError(f'"{shortened(word)}" does not answer {about}{hint(word, point.words)}; it takes {point.answers}')
        found.append((point, allowed[word]))
    return found


def _fails(grade: Grade) -> bool:
    return not grade.passes and grade.conditional is None


def grade_of(point: Point, typed: str | None) -> str | None:
    """Return the label of a grade as its scale prints it, whatever the case and the alphabet in which a person typed it.

    Args:
        point: the point.
        typed: what was typed.
    """
    return typed if typed is None or point.scale is None else point.scale.grade(typed).label


def without_grade(point: Point, word: str | None) -> bool:
    """Return True if the word says that a component is recognised without a grade."""
    return point.finding.code in GRADE_POINTS and word == Effect.WITHOUT_GRADE.value
