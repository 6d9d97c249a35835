"""The lines that a decision adds to the transcript at home: original title, credits, grade, host, and that it was recognised."""

from collections.abc import Iterator
from typing import final

import attrs

from bologna_credits.core.render import html_table, text_table
from bologna_credits.credits.amounts import CreditRange
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.transcripts import CourseResult, Institution
from bologna_credits.recognition.presentation import Decided
from bologna_credits.recognition.rows import Row

_HEADERS = ("at home", "title at the host", "code", "credits", "grade", "host", "remark")


@final
@attrs.frozen
class TranscriptLine:
    """One line of the transcript at home for a component studied at a host.

    ``home`` holds codes and titles of what it replaces, empty where the home rules name nothing; ``credits`` are those of the
    home university, a range where its rules leave one; ``remark`` says whether a grade was carried over.
    """

    home: tuple[tuple[str, str], ...]
    original_code: str
    original_title: str
    title: str
    credits: CreditRange | None
    grade: Grade | None
    host: Institution
    remark: str

    @property
    def cells(self) -> list[str]:
        """The line as it stands in a table."""
        home = " + ".join(code for code, _ in self.home) or "–"
        credits = str(self.credits) if self.credits is not None else "–"
        grade = self.grade.label if self.grade is not None else "–"
        return [home, self.original_title, self.original_code, credits, grade, self.host.name, self.remark]


@final
@attrs.frozen
class TranscriptLines:
    """The lines in order. Iterating gives them; it prints as a table."""

    lines: tuple[TranscriptLine, ...]

    def __iter__(self) -> Iterator[TranscriptLine]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, place: int) -> TranscriptLine:
        return self.lines[place]

    def __str__(self) -> str:
        return text_table(_HEADERS, [line.cells for line in self.lines], widest=40) if self.lines else "nothing is recognised"

    def _repr_html_(self) -> str:
        return html_table(_HEADERS, [line.cells for line in self.lines])


def _original(course: CourseResult | None, title: str) -> str:
    """The title in the language of the host, where the document brings one; else the title as it stands."""
    if course is None:
        return title
    own = (text for language, text in course.titles if not language.lower().startswith("en"))
    return next(own, course.title)


def _remark(row: Row) -> str:
    if row.grade is not None:
        return "recognised"
    return "recognised, grade open" if row.shown_grade == "OPEN" else "recognised without grade"


def transcript_lines(decision: Decided) -> TranscriptLines:
    """See :meth:`bologna_credits.Recognition.transcript_lines`."""
    titles = {row.code: row.component.title for row in decision.home_rows}
    return TranscriptLines(
        tuple(
            TranscriptLine(
                tuple((code, titles[code]) for code in row.replaces),
                row.code,
                _original(row.course, row.component.title),
                row.course.title if row.course is not None else row.component.title,
                row.recognised,
                row.grade,
                decision.transcript.issuer,
                _remark(row),
            )
            for row in decision.recognised
        )
    )
