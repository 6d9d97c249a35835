"""The decisions of a case on disk: the folder ``decisions`` beside ``case.toml``, with one file for each step of their life.

Each file, ``0001.json``, ``0002.json`` and so on, holds the whole dossier after one step, with all versions. The last one counts.
No file is ever changed, so that an office can sign each of them, and each state of the case can be shown later. Of two people
who take the next step at the same time, the second is refused.
"""

import errno
import itertools
import json
import os
import re
from pathlib import Path
from typing import Any, NoReturn, final

import attrs

from bologna_credits.core.absent import absent
from bologna_credits.core.brief import brief
from bologna_credits.core.errors import DefinitionError, DocumentError, NotWrittenError
from bologna_credits.core.opener import MOST_BYTES, read_text_file, shown_name
from bologna_credits.core.typed import checked, typed
from bologna_credits.core.visible import visible_in_json
from bologna_credits.core.writer import unwritten, write_new
from bologna_credits.interop.exact_json import read_stored
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.recognition.dossier import Dossier

FOLDER = "decisions"
"""The folder of the decisions of a case, beside its ``case.toml``."""
_NO_JSON = "is no JSON"
_DAMAGED = "is no JSON: it was changed or damaged after it was written; take a copy that was not changed"
_NAME = re.compile(r"(\d{4,5})\.json")


@final
@attrs.frozen(field_transformer=typed)
class Kept:
    """A step in the life of a decision, as it is kept.

    Args:
        step: the number of the step; the file has its name from it.
        dossier: the dossier after the step.
    """

    __repr__ = brief

    step: int
    dossier: Dossier

    @property
    def file(self) -> str:
        """The name of the file, from the folder of the case on.

        >>> from bologna_credits import Dossier, interop
        >>> Kept(2, Dossier(interop.case.load("examples/kostanay-oslo").recognise())).file
        'decisions/0002.json'
        """
        return file_of(self.step)

    def _brief(self) -> str:
        return f"{self.file}: {self.dossier.status}, version {self.dossier.decision.number}"


@checked
def check_folder(folder: str | Path) -> None:
    """Check that the folder of a case is there.

    Args:
        folder: the folder of the case.

    Raises:
        DocumentError: it is not there, or is a file; names the nearest folder.
    """
    if os.path.isfile(folder):  # noqa: PTH113  (Path.is_file raises where a folder above may not be entered)
        raise DocumentError(shown_name(folder), "is a file and no folder; name the folder that holds case.toml")
    if nothing := absent(folder, "folder"):
        raise DocumentError(shown_name(folder), nothing)


@checked
def file_of(step: int) -> str:
    """Return the name of the file of a step, from the folder of the case on.

    Args:
        step: the number of the step.

    >>> file_of(12)
    'decisions/0012.json'
    """
    return f"{FOLDER}/{step:04}.json"


@checked
def steps(folder: str | Path) -> tuple[int, ...]:
    """Return the numbers of the steps that are kept for a case, in order; an empty tuple where nothing is kept.

    Args:
        folder: the folder of the case.

    Raises:
        DocumentError: the folder of the decisions cannot be read.

    >>> steps("examples/kostanay-oslo")
    ()
    """
    try:
        names = os.listdir(Path(folder) / FOLDER)  # noqa: PTH208  (iterdir raises later and elsewhere)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise DocumentError(FOLDER, f"cannot be read: {error.strerror or error}") from None
    except ValueError:
        raise DocumentError(FOLDER, "cannot be read: no file can have this name") from None
    return tuple(sorted(int(found[1]) for found in map(_NAME.fullmatch, names) if found and int(found[1])))


@checked
def read(folder: str | Path, step: int | None = None, *, catalogue: Catalogue | None = None) -> Kept | None:
    """Return the last step that is kept for a case, or another one; None where nothing is kept.

    Args:
        folder: the folder of the case.
        step: the number of the step; None for the last.
        catalogue: another catalogue than the bundled one.

    Raises:
        DocumentError: there is no such step, or its file cannot be read.
        DefinitionError: the file is no dossier, or was changed after it was written; tells all faults at once.

    >>> read("examples/kostanay-oslo") is None
    True
    """
    known = steps(folder)
    if step is None and not known:
        return None
    number = known[-1] if step is None else step
    if number not in known:
        kept = f"the steps 1 to {known[-1]} are kept" if known else "nothing is kept"
        raise DocumentError(file_of(number), f"there is no step {number}; {kept}")
    return Kept(number, _dossier(Path(folder), number, catalogue))


@checked
def keep(folder: str | Path, dossier: Dossier, *, after: Kept | None) -> Kept:
    """Keep a dossier as the next step of a case, in a file of its own.

    Args:
        folder: the folder of the case.
        dossier: the dossier after the step.
        after: the step on which it rests, from :func:`read`; None if nothing was kept.

    Raises:
        NotWrittenError: somebody kept another step meanwhile, or the file cannot be written. Then nothing has changed.

    >>> import tempfile
    >>> from bologna_credits import interop
    >>> decision = interop.case.load("examples/kostanay-oslo").recognise()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first = keep(folder, Dossier(decision), after=None)
    ...     second = keep(folder, first.dossier.provisional("2017-02-01", by="Dean"), after=first)
    ...     steps(folder), read(folder).dossier.status
    ((1, 2), 'provisional')
    """
    last = 0 if after is None else after.step
    kept, found = Kept(last + 1, dossier), steps(folder)
    if found and found[-1] > last:
        _meanwhile(kept.file)
    place = Path(folder) / FOLDER
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        why = "a file of this name exists" if error.errno == errno.EEXIST else unwritten(place, error)
        raise NotWrittenError(FOLDER, why) from None
    text = visible_in_json(json.dumps(dossier.to_dict(), ensure_ascii=False, indent=1))
    path = Path(folder) / kept.file
    try:
        write_new(path, f"{text}\n".encode())
    except NotWrittenError as error:
        if os.path.lexists(path):
            _meanwhile(kept.file)
        raise NotWrittenError(kept.file, error.why) from None
    return kept


def _meanwhile(file: str) -> NoReturn:
    raise NotWrittenError(file, "somebody kept a step of this case meanwhile; look at it, and decide again")


def _dossier(folder: Path, step: int, catalogue: Catalogue | None) -> Dossier:
    file = file_of(step)
    try:
        data = _plain(read_text_file(folder / file, most=MOST_BYTES), file)
        return Dossier.from_dict(data, catalogue=catalogue)
    except (DefinitionError, DocumentError) as error:
        raise error.evolved(file=file) from None


def _plain(text: str, file: str) -> Any:
    if not text.strip():
        raise DocumentError(file, "is empty: its writing was interrupted; remove it")
    try:
        return read_stored(text, file)
    except DocumentError as error:
        if not error.why.startswith(_NO_JSON):
            raise
        raise error.evolved(why=_DAMAGED) from None


@checked
def history(folder: str | Path, *, catalogue: Catalogue | None = None) -> tuple[tuple[Kept, ...], tuple[str, ...]]:
    """Return all steps that are kept for a case, and the faults of the others.

    Args:
        folder: the folder of the case.
        catalogue: another catalogue than the bundled one.

    Returns:
        The steps that can be read, in order. And the faults, each with its file: files that cannot be read or were changed,
        steps that are missing, and steps that do not continue the one before.

    >>> history("examples/kostanay-oslo")
    ((), ())
    """
    found: list[Kept] = []
    faults: list[str] = []
    last = 0
    for number in steps(folder):
        faults += (f"{file_of(missing)}: is missing" for missing in range(last + 1, number))
        last = number
        try:
            found.append(Kept(number, _dossier(Path(folder), number, catalogue)))
        except DefinitionError as error:
            faults += (f"{error.file}: {fault}" for fault in error.faults)
        except DocumentError as error:
            faults.append(error.message)
    for before, after in itertools.pairwise(found):
        if not _continues(before.dossier, after.dossier):
            faults.append(f"{after.file}: does not continue {before.file}: an event or a version of it is gone or has changed")
    return tuple(found), tuple(faults)


def _continues(before: Dossier, after: Dossier) -> bool:
    """Return True if nothing that had happened is gone; before anything was issued, a decision may begin anew."""
    if not before.events:
        return True
    count = len(before.versions) - 1
    return after.events[: len(before.events)] == before.events and after.versions[:count] == before.versions[:count]
