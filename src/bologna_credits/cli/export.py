"""The command ``export``: the transcript of a case, or its decision, as a document of another system.

The learner's data come from a file of their own, are written into the document, and are kept nowhere.
"""

import argparse
import datetime
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import attrs

from bologna_credits.cli.answers import answering
from bologna_credits.cli.options import Commands, UsageError, add_command
from bologna_credits.cli.own_files import with_files
from bologna_credits.core.absent import absent
from bologna_credits.core.errors import ArgumentTypeError, BolognaError, DefinitionError, DocumentError
from bologna_credits.core.exact import Mode, Rounding
from bologna_credits.core.misspellings import hint
from bologna_credits.core.opener import MOST_BYTES, read_text_file, shown_name
from bologna_credits.core.toml_form import read_toml
from bologna_credits.core.visible import visible
from bologna_credits.interop import case, elmo
from bologna_credits.interop.choices import OpenWord, RangesWord
from bologna_credits.interop.exact_json import read_stored
from bologna_credits.interop.learners import Learner
from bologna_credits.law.catalogue import Catalogue
from bologna_credits.papers.transcripts import Institution, Transcript
from bologna_credits.recognition.decision import Recognition

_NOW = "now"
_FIELDS = tuple(field.name for field in attrs.fields(Learner))
_HIDDEN = re.compile(r"[^\n\t -~\u00a0-\U0010ffff]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@attrs.frozen(kw_only=True)
class Papers:
    """The papers that are exported.

    Args:
        transcript: the transcript.
        decide: gives the decision on it.
    """

    transcript: Transcript
    decide: Callable[[], Recognition]


@attrs.frozen(kw_only=True)
class Wish:
    """The options of one export, read.

    Args:
        learner: the learner.
        generated: the time of the document, with its zone.
        language: the language of titles that state none.
        urls: the address of each institution, by its name or an identifier.
        identifiers: further identifiers of each institution, by its name or an identifier.
        home: the institution that decides; None if none was named.
        open: the treatment of what is open.
        ranges: the treatment of ranges of credits.
        rounding: the rounding of numbers that do not end as a decimal.
    """

    learner: Learner
    generated: str
    language: str | None
    urls: dict[str, str]
    identifiers: dict[str, dict[str, str]]
    home: Institution | None
    open: OpenWord
    ranges: RangesWord
    rounding: Rounding | None


@attrs.frozen
class Format:
    """A format that papers are exported in.

    Args:
        about: the words for it in the help.
        write: gives the document.
    """

    about: str
    write: Callable[[Papers, Wish], str]


def _elmo(papers: Papers, wish: Wish) -> str:
    return elmo.write(
        papers.transcript,
        learner=wish.learner,
        generated=wish.generated,
        language=wish.language,
        urls=wish.urls,
        identifiers=wish.identifiers,
        open=wish.open,
        rounding=wish.rounding,
    )


def _elmo_recognition(papers: Papers, wish: Wish) -> str:
    if wish.home is None:
        raise UsageError("the format elmo-recognition needs the institution that decides: add --home NAME")
    return elmo.write_recognition(
        papers.decide(),
        home=wish.home,
        learner=wish.learner,
        generated=wish.generated,
        language=wish.language,
        urls=wish.urls,
        identifiers=wish.identifiers,
        open=wish.open,
        ranges=wish.ranges,
        rounding=wish.rounding,
    )


FORMATS = {
    "elmo": Format("the transcript as ELMO 1.7", _elmo),
    "elmo-recognition": Format("the decision as ELMO 2.0, resultOfRecognition", _elmo_recognition),
}
"""The formats by the word of the command line."""


def add_export(commands: Commands) -> None:
    """Add the command ``export``."""
    about = "; ".join(f"{name}: {one.about}" for name, one in FORMATS.items())
    export = add_command(
        commands,
        "export",
        help="a transcript or a decision as a document of another system",
        says="The papers are the folder of a case, or the JSON of a stored decision.",
        examples=["export my-case --format elmo --learner learner.toml --generated now --out my-case.xml"],
    )
    export.add_argument("papers", type=Path, help="the folder of a case, or the JSON file of a stored decision")
    export.add_argument("--format", required=True, choices=tuple(FORMATS), help=about)
    export.add_argument("--learner", required=True, type=Path, metavar="FILE", help=f"a TOML file with {', '.join(_FIELDS)}")
    export.add_argument("--generated", required=True, metavar="TIME", help=f'2026-11-27T10:00:00+01:00, or "{_NOW}"')
    export.add_argument("--language", help="the language of titles that state none, such as en")
    export.add_argument("--home", metavar="NAME", help="the institution that decides")
    export.add_argument("--home-country", metavar="CODE", help="its country, such as KZ")
    export.add_argument("--url", action="append", default=[], metavar="NAME=ADDRESS", help="the address of an institution")
    export.add_argument(
        "--identifier", action="append", default=[], metavar="NAME=TYPE=CODE", help="an identifier, such as Oslo=schac=uio.no"
    )
    export.add_argument("--open", choices=get_args(OpenWord), default="refuse", help="what is undecided: refused, or left out")
    export.add_argument("--ranges", choices=get_args(RangesWord), default="refuse", help="the bound that stands for a range")
    export.add_argument(
        "--rounding", metavar="STEP[:MODE]", help=f"of numbers that do not end: 1/100, or 1/100:MODE with {', '.join(Mode)}"
    )
    with_files(export)
    answering(export, json=False)
    export.set_defaults(run=_export)


def _export(arguments: argparse.Namespace) -> int:
    wish = Wish(
        learner=read_learner(arguments.learner),
        generated=_moment(arguments.generated),
        language=arguments.language,
        urls=dict(_parts(text, "--url", "NAME=ADDRESS") for text in arguments.url),
        identifiers=_identifiers(arguments.identifier),
        home=None if arguments.home is None else Institution(arguments.home, arguments.home_country),
        open=arguments.open,
        ranges=arguments.ranges,
        rounding=_rounding(arguments.rounding),
    )
    document = FORMATS[arguments.format].write(_papers(arguments.papers, arguments.catalogue), wish)
    # A file is written in UTF-8; a terminal may have another encoding.
    encoding = (None if arguments.out else getattr(sys.__stdout__, "encoding", None)) or "utf-8"
    print(in_references(document, encoding), end="")
    return 0


def _papers(path: Path, known: Catalogue | None) -> Papers:
    # Not Path.is_dir, which raises what a name that is too long or a folder without permission gives.
    if nothing := absent(path, "file or folder"):
        raise DocumentError(shown_name(path), nothing)
    if os.path.isdir(path):  # noqa: PTH112
        loaded = case.load(path, catalogue=known)
        return Papers(transcript=loaded.transcript, decide=lambda: loaded.recognise(catalogue=known))
    name, text = shown_name(path), read_text_file(path, most=MOST_BYTES)
    if text.lstrip()[:1] not in ("{", "["):
        raise DocumentError(name, "neither the folder of a case nor the JSON of a stored decision")
    decision = Recognition.from_dict(read_stored(text, name), catalogue=known)
    return Papers(transcript=decision.transcript, decide=lambda: decision)


def read_learner(path: Path) -> Learner:
    """Return the learner of a TOML file. No message shows a value of it.

    Args:
        path: the file; its keys are the arguments of :class:`~bologna_credits.interop.Learner`.

    Raises:
        DefinitionError: faults of the file, each with its key.
        DocumentError: the file cannot be read.
    """
    name = shown_name(path)
    table = read_toml(read_text_file(path), name)
    faults = [f'unknown key "{key}"{hint(key, _FIELDS)}' for key in table if key not in _FIELDS]
    faults += [f"{key}: is missing" for key in ("given_names", "family_name") if key not in table]
    if not faults:
        try:
            return Learner(**table)
        except ArgumentTypeError as error:
            faults = [f"{error.argument}: must be {error.needed}"]
        except BolognaError as error:
            faults = [error.told]
    raise DefinitionError(name, tuple(faults))


def _moment(text: str) -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds") if text == _NOW else text


def _parts(text: str, option: str, form: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise UsageError(f'{option} must be {form}, and is "{visible(text)[:80]}"')
    return name.strip(), value.strip()


def _identifiers(texts: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        name, rest = _parts(text, "--identifier", "NAME=TYPE=CODE")
        kind, code = _parts(rest, "--identifier", "NAME=TYPE=CODE")
        found.setdefault(name, {})[kind] = code
    return found


def _rounding(text: str | None) -> Rounding | None:
    if text is None:
        return None
    step, _, mode = text.partition(":")
    return Rounding(step, mode or "half_up")  # type: ignore[arg-type]  # any other word is an error that lists the modes


def in_references(document: str, encoding: str) -> str:
    """Return XML that says the same in signs that a terminal shows and an encoding has.

    >>> in_references("<title>Право \u202e</title>", "utf-8"), in_references("<title>Право</title>", "ascii")[:14]
    ('<title>Право &#8238;</title>', '<title>&#1055;')
    """
    shown = _HIDDEN.sub(lambda sign: f"&#{ord(sign[0])};", document)
    return shown.encode(encoding, "xmlcharrefreplace").decode(encoding)
