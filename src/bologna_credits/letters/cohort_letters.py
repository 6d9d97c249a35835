"""The letters of a whole cohort, one file each; a bad case does not stop the rest."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, final, get_args

import attrs

from bologna_credits.core.errors import ArgumentError, ArgumentTypeError, BolognaError
from bologna_credits.core.languages import words
from bologna_credits.core.typed import checked
from bologna_credits.core.visible import shortened, shown_value, visible, visibly
from bologna_credits.core.writer import write_new, write_over
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.letters.letterhead import Learner, Letterhead
from bologna_credits.letters.making import Form, Letter, letter
from bologna_credits.letters.pdf import check_typst
from bologna_credits.recognition.decision import Recognition
from bologna_credits.recognition.dossier import Dossier

FileForm = Literal["html", "pdf", "text"]
"""The form of a file."""
_ENDINGS: dict[FileForm, str] = {"html": ".html", "pdf": ".pdf", "text": ".txt"}
_FORBIDDEN = frozenset('/\\:*?"<>|\x00')
"""Signs that no file name has on every system."""
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")])
"""Names that Windows keeps for devices, whatever stands behind a point."""


@final
@attrs.frozen
class LetterFile:
    """The file of one letter, or the error that prevented it.

    Args:
        key: the key of the case.
        path: the file; None where none was written.
        error: the error; None where the file was written.

    >>> print(LetterFile("A-17", Path("letters/A-17.html")))
    A-17: letters/A-17.html
    """

    key: str
    path: Path | None = None
    error: Exception | None = attrs.field(default=None, eq=str)

    @visibly
    def __str__(self) -> str:
        said = self.path if self.error is None else f"{type(self.error).__name__}: {self.error}"
        return f"{self.key}: {said}"


def write_letters(
    cases: Iterable[tuple[str, Recognition | Dossier, Learner | None]],
    folder: str | os.PathLike[str],
    language: str = "en",
    *,
    letterhead: Letterhead | None = None,
    form: Form = "full",
    file: FileForm = "html",
    replace: bool = False,
    catalogue: Catalogue | None = None,
) -> Iterator[LetterFile]:
    """Write a letter for each case into a folder, in constant memory, and yield what became of each.

    Args:
        cases: for each case its key, its decision or dossier, and the student or None. The key becomes the name of the file.
        folder: the folder, which exists.
        language: the code of the language.
        letterhead: who writes and who signs.
        form: ``full`` or ``short``.
        file: ``html``, ``pdf`` or ``text``.
        replace: True if a file that is there is replaced.
        catalogue: another catalogue than the bundled one.

    Yields:
        A :class:`LetterFile` for each case, in their order.

    Raises:
        ArgumentError: a language without a catalogue, or another form.
        MissingExtraError: PDF, and typst is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> from bologna_credits import interop
    >>> decision = interop.case.load("examples/kostanay-oslo").recognise()
    >>> with TemporaryDirectory() as folder:
    ...     written = list(write_letters([("A-17", decision, Learner("Aigerim K.")), ("a/b", decision, None)], folder, "kk"))
    >>> written[0].path.name, written[1].error is None
    ('A-17.html', False)
    """
    return _all_written(
        cases, folder, language, letterhead=letterhead, form=form, file=file, replace=replace, catalogue=catalogue
    )


@checked
def _all_written(
    cases: Iterable[object],  # each is looked at when it is written: in a list too, a bad one does not stop the rest
    folder: str | os.PathLike[str],
    language: str,
    *,
    letterhead: Letterhead | None,
    form: Form,
    file: FileForm,
    replace: bool,
    catalogue: Catalogue | None,
) -> Iterator[LetterFile]:
    if file not in _ENDINGS:
        raise ArgumentError("file", shown_value(file), get_args(FileForm))
    if form not in get_args(Form):
        raise ArgumentError("form", shown_value(form), get_args(Form))
    spoken = words(language)
    if file == "pdf":
        check_typst()

    def made(case: object) -> Letter:
        _, decision, learner = _read(case)
        return letter(decision, spoken, letterhead=letterhead, learner=learner, form=form, catalogue=catalogue)

    return (_written(str(number), case, made, Path(folder), file, replace) for number, case in enumerate(cases, 1))


def _read(case: object) -> tuple[str, Recognition | Dossier, Learner | None]:
    if not isinstance(case, tuple) or len(case) != 3 or not isinstance(case[0], str):
        raise ArgumentTypeError("a case", type(case).__name__, "a tuple (key, decision or dossier, student or None)")
    return case


def _written(
    number: str, case: object, made: Callable[[object], Letter], folder: Path, file: FileForm, replace: bool
) -> LetterFile:
    key = number
    try:
        key = _read(case)[0]
        path = folder / (_name(key) + _ENDINGS[file])
        (write_over if replace else write_new)(path, _content(made(case), file))
    except BolognaError as error:
        return LetterFile(key, error=error.with_traceback(None))  # a traceback would keep the whole case in memory
    return LetterFile(key, path)


def _name(key: str) -> str:
    """Return a key that can be the name of a file on every system.

    Raises:
        ArgumentError: it cannot.
    """
    device = key.partition(".")[0].rstrip(" ").casefold() in _DEVICES
    signs = _FORBIDDEN & set(key) or visible(key) != key or "\n" in key or "\t" in key
    if not key.strip(" .") or key.startswith(".") or signs or device:
        raise ArgumentError("key", shortened(key), ("a key that can be the name of a file",))
    return key


def _content(made: Letter, file: FileForm) -> bytes:
    if file == "pdf":
        return made.pdf()
    return (made.html() if file == "html" else f"{made.text()}\n").encode()
