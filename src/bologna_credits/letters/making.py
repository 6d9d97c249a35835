"""A decision as a letter: HTML that prints on A4, text, and PDF, in English, Russian or Kazakh."""

import os
from collections.abc import Sequence
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.brief import brief
from bologna_credits.core.errors import ArgumentError
from bologna_credits.core.languages import Words, words
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import shown_value, visibly
from bologna_credits.law.catalogue import Catalogue, default_catalogue
from bologna_credits.letters.content import Content
from bologna_credits.letters.letterhead import Learner, Letterhead
from bologna_credits.letters.page import frame_of, page_of
from bologna_credits.letters.parts import Part
from bologna_credits.letters.pdf import pdf_of
from bologna_credits.letters.plain import plain_of
from bologna_credits.letters.saying import say
from bologna_credits.letters.sheet import Sheet
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.dossier import Dossier

Form = Literal["full", "short"]
"""The form of a letter: for the office and a board of appeal, or in brief for the student."""


@final
@attrs.frozen(kw_only=True)
class Letter:
    """A letter, ready to be printed. :func:`letter` makes it.

    It is not stored and has no stored form: it holds the student's name, and the decision does not.

    Args:
        sheet: the parts of the letter, in its language.
    """

    __repr__ = brief

    sheet: Sheet = attrs.field(repr=False)

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.sheet.language

    @property
    def parts(self) -> tuple[Part, ...]:
        """The headings with what stands below them."""
        return self.sheet.parts

    @visibly
    def __str__(self) -> str:
        return plain_of(self.sheet)

    def text(self) -> str:
        """Return the letter as text for a terminal or an electronic mail."""
        return str(self)

    def html(self) -> str:
        """Return the letter as one HTML file, which needs nothing else and prints on A4. All text is escaped."""
        return page_of(self.sheet)

    @checked
    def pdf(self, *, font: str | None = None, font_paths: Sequence[str | os.PathLike[str]] = ()) -> bytes:
        """Return the letter as PDF, with its fonts embedded and its structure marked for readers aloud.

        Args:
            font: the name of another font than that of the extra, Libertinus Serif, which has all Kazakh letters.
            font_paths: folders with further fonts.

        Raises:
            ArgumentError: a font that is in none of the folders.
            MissingExtraError: typst is not installed.
        """
        return pdf_of(self.sheet, font=font, font_paths=font_paths)

    def _repr_html_(self) -> str:
        return frame_of(self.sheet)

    def _brief(self) -> str:
        return f"{self.sheet.title} ({self.language})"


@checked
def letter(
    decision: Recognition | Dossier,
    language: str | Words = "en",
    *,
    letterhead: Letterhead | None = None,
    learner: Learner | None = None,
    form: Form = "full",
    catalogue: Catalogue | None = None,
) -> Letter:
    """Return a decision as a letter.

    The full letter states who decides on what; what was studied, with its original titles, grades and credits; what it replaces
    and counts for at home; the reason for each grade and each amount, with the numbers of its sources; what is open and who
    settles it; what was settled; the lines for the transcript at home; appeal and measures; and how it was computed. The short
    letter tells the student what was recognised, what was not and why, and what can be done.

    Args:
        decision: the decision, or its dossier, which also knows the events, the appeal and the measures.
        language: the code of a language, such as ``"kk"``.
        letterhead: who writes and who signs; none leaves the head empty.
        learner: the student. The letter holds the name; the decision does not.
        form: ``full`` or ``short``.
        catalogue: another catalogue than the bundled one.

    Raises:
        ArgumentError: a language without a catalogue, or another form; names those that there are.

    >>> from bologna_credits import interop
    >>> decision = interop.case.load("examples/kostanay-lodz").recognise()
    >>> [part.heading for part in letter(decision, "ru", form="short").parts][0]
    'Что признано'
    """
    if form not in get_args(Form):
        raise ArgumentError("form", shown_value(form), get_args(Form))
    head = letterhead or Letterhead()
    spoken = words(language).with_terms(dict(head.terms))
    dossier = decision if isinstance(decision, Dossier) else Dossier(decision)
    content = Content(
        dossier=dossier,
        words=spoken,
        head=head,
        learner=learner or Learner(),
        catalogue=catalogue or default_catalogue(),
    )
    facts = tuple(content.facts(short=form == "short"))
    parts = tuple(content.full() if form == "full" else content.short())
    return Letter(
        sheet=Sheet(
            language=spoken.language,
            title=say("letter.title" if form == "full" else "letter.short-title", spoken),
            head=head,
            facts=facts,
            parts=parts,
            sources_heading=say("letter.sources", spoken),
            sources=tuple(content.cited()),
            place_and_day=head.place or say("letter.place-and-day", spoken),
            signature=say("letter.signed", spoken),
        )
    )
