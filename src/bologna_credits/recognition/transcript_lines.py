"""The lines that a decision adds to the transcript at home: original title, credits, grade, host and a remark."""

import re
from collections.abc import Iterator
from typing import final

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.counting import counted
from bologna_credits.core.languages import ENGLISH_WORDS, Words, words
from bologna_credits.core.messages import label, show_fact
from bologna_credits.core.render import html_table, text_table
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import visible, visibly
from bologna_credits.core.wording.labels import LABELS
from bologna_credits.credits.amounts import CreditRange
from bologna_credits.grades.scales import Grade
from bologna_credits.papers.transcripts import CourseResult, Institution
from bologna_credits.recognition.content import DecisionContent, host_of_row
from bologna_credits.recognition.home_values import OPEN_GRADE
from bologna_credits.recognition.rows import Row

_HEADERS = ("line.home", "line.title", "line.code", "line.credits", "line.grade", "line.host", "line.remark")
_REMARKS = (
    "remark.recognised",
    "remark.recognised-within-open",
    "remark.recognised-within-without",
    "remark.recognised-within",
    "remark.recognised-open",
    "remark.recognised-without",
)
"""The remarks, those with more words of their own before those that would match them too."""


@final
@attrs.frozen(kw_only=True)
class TranscriptLine:
    """One line of the transcript at home for a component studied at a host.

    Args:
        home: codes and titles of the home components that it replaces.
        original_code: the code at the host.
        original_title: the title in the host's language, where the document has one.
        title: the title, English where there is one.
        credits: the credits at home, a range where the home rules leave one.
        grade: the grade at home, where there is one.
        host: the institution that gave the result; None where the papers do not show which of several.
        remark: a note that it was recognised, and the reason if the grade is missing.

    >>> from bologna_credits import interop
    >>> line = interop.case.load("examples/oslo-kostanay").recognise().transcript_lines()[0]
    >>> line.original_code, str(line.credits), line.remark
    ('KZH1101', '4.5 NO-SP', 'recognised')
    """

    __repr__ = brief

    home: tuple[tuple[str, str], ...]
    original_code: str
    original_title: str
    title: str
    credits: CreditRange | None
    grade: Grade | None
    host: Institution | None
    remark: str

    @property
    def cells(self) -> list[str]:
        """The cells of the line in a table."""
        return self.cells_in(ENGLISH_WORDS)

    @checked
    def cells_in(self, words: Words) -> list[str]:
        """Return the cells of the line in a table, in a language.

        Args:
            words: the words of the language.
        """
        home = " + ".join(code for code, _ in self.home) or "–"
        credits = show_fact(self.credits, words)
        grade = self.grade.label if self.grade is not None else "–"
        host = self.host.name if self.host is not None else "–"
        return [home, self.original_title, self.original_code, credits, grade, host, self._remark(words)]

    def _remark(self, words: Words) -> str:
        for key in _REMARKS:
            found = re.fullmatch(LABELS[key].replace("{code}", "(.+)"), self.remark)
            if found is not None:
                return label(key, words, code=found[1]) if found.groups() else label(key, words)
        return self.remark


@final
@attrs.frozen
class TranscriptLines:
    """The lines in order. It is iterable and prints as a table.

    >>> print(TranscriptLines(()))
    nothing is recognised
    """

    __repr__ = brief

    lines: tuple[TranscriptLine, ...]

    def __iter__(self) -> Iterator[TranscriptLine]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, place: int) -> TranscriptLine:
        return self.lines[place]

    def _brief(self) -> str:
        return counted(len(self.lines), "line")

    @visibly
    def __str__(self) -> str:
        return self._text(ENGLISH_WORDS)

    def text(self, language: str | Words = "en") -> str:
        """Return the lines as a table for a terminal, in a language; titles and grades keep their own.

        Args:
            language: the code of a language, such as ``"kk"``.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.

        >>> TranscriptLines(()).text("ru")
        'ничего не признано'
        """
        return visible(self._text(words(language)))

    def _text(self, spoken: Words) -> str:
        return text_table(*self.table_in(spoken), widest=40) if self.lines else label("line.none", spoken)

    @checked
    def table_in(self, spoken: Words) -> tuple[list[str], list[list[str]]]:
        """Return the heads of the columns and the rows of cells, in a language.

        Args:
            spoken: the words of the language.
        """
        return [label(key, spoken) for key in _HEADERS], [line.cells_in(spoken) for line in self.lines]

    def html(self, language: str | Words = "en") -> str:
        """Return the lines as a table of HTML, in a language, with all text escaped.

        Args:
            language: the code of a language, such as ``"kk"``.

        Raises:
            ArgumentError: a language without a catalogue; names those that have one.
        """
        return html_table(*self.table_in(words(language)))

    def _repr_html_(self) -> str:
        return self.html()


def _original(course: CourseResult | None, title: str) -> str:
    """Return the title in the language of the host, if the document has one, else the title as it is."""
    if course is None:
        return title
    own = (text for language, text in course.titles if not language.lower().startswith("en"))
    return next(own, course.title)


def _remark(row: Row) -> str:
    within = "" if row.within is None else "-within"
    kind = "" if row.grade is not None else "-open" if row.shown_grade == OPEN_GRADE else "-without"
    named = {} if row.within is None else {"code": row.within}
    return label(f"remark.recognised{within}{kind}", ENGLISH_WORDS, **named)


def transcript_lines(decision: DecisionContent) -> TranscriptLines:
    """Return the lines of :meth:`bologna_credits.Recognition.transcript_lines`."""
    titles, hosts = {row.code: row.component.title for row in decision.home_rows}, decision.transcript.hosts
    return TranscriptLines(
        tuple(
            TranscriptLine(
                home=tuple((code, titles[code]) for code in row.replaces),
                original_code=row.course.code if row.course is not None else row.code,
                original_title=_original(row.course, row.component.title),
                title=row.course.title if row.course is not None else row.component.title,
                credits=row.recognised,
                grade=row.grade,
                host=host_of_row(row, decision, hosts),
                remark=_remark(row),
            )
            for row in decision.recognised
        )
    )
