"""The command ``new``: a folder with a case to fill in, and an empty sheet for its courses."""

import argparse
import os
from pathlib import Path
from typing import final

import attrs

from bologna_credits.cli.answers import answering, give
from bologna_credits.cli.options import Commands, UsageError, add_command, in_quotes
from bologna_credits.core.bundled import BUNDLED
from bologna_credits.core.countries import optional_country
from bologna_credits.core.errors import NotWrittenError
from bologna_credits.core.languages import Words, words
from bologna_credits.core.messages import label
from bologna_credits.core.misspellings import listed
from bologna_credits.core.opener import shown_name
from bologna_credits.core.visible import shortened, visible
from bologna_credits.core.writer import write_new
from bologna_credits.interop.sheets import empty_sheet
from bologna_credits.law.catalogue import Catalogue, default_catalogue

LANGUAGES = ("en", "ru", "kk")
_LONGEST = 200  # characters of the path that is repeated
CASE, SHEET = "case.toml", "transcript.csv"


@final
@attrs.frozen
class Choice:
    """The systems or the scales of a country that are in force: the one that is written, if only one is meant, and the others."""

    taken: str | None
    others: tuple[str, ...]


def add_new(commands: Commands) -> None:
    """Add the command ``new``."""
    new = add_command(
        commands,
        "new",
        help="begin a case: a folder with a case.toml to fill in and an empty sheet for the courses",
        says="Nothing is overwritten.",
        examples=["new my-case --from KZ --to PL --language ru"],
    )
    new.add_argument("target", type=Path, metavar="FOLDER", help="the folder; it is made if it is not there")
    new.add_argument("--from", dest="home", metavar="COUNTRY", help="the country of the home university, such as KZ")
    new.add_argument("--to", dest="host", metavar="COUNTRY", help="the country of the host university, such as PL")
    new.add_argument("--language", choices=LANGUAGES, default="en", help="the language of the comments and of the sheet's header")
    answering(new)
    new.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.target
    text = case_text(arguments.home, arguments.host, default_catalogue(), arguments.language)
    files = {folder / CASE: text.encode(), folder / SHEET: empty_sheet(arguments.language).encode("utf-8-sig")}
    there = [shown_name(path) for path in files if path.exists() or path.is_symlink()]
    if there:
        raise UsageError(f"{shown_name(folder)} has files of these names already: {listed(there)}; nothing is overwritten")
    if os.path.lexists(folder) and not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"{shown_name(folder)} is a file and no folder; name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWrittenError(shown_name(folder), error.strerror or str(error)) from None
    for path, content in files.items():
        write_new(path, content)
    said = label(
        "new.wrote",
        words(arguments.language),
        case=CASE,
        sheet=SHEET,
        folder=in_quotes(shortened(visible(str(folder)), _LONGEST)),
    )
    give(arguments, lambda: said, lambda: {"folder": str(folder), "files": [path.name for path in files]})
    return 0


def case_text(home: str | None, host: str | None, known: Catalogue, language: str = "en") -> str:
    """Return the commented case file for two countries.

    Args:
        home: the country of the home university, if it is named.
        host: the country of the host university, if it is named.
        known: the catalogue that systems and scales come from.
        language: the language of the comments.

    Raises:
        UnknownCountryError: no country has the code.

    >>> lines = case_text("KZ", "NO", default_catalogue()).splitlines()
    >>> [line for line in lines if line.startswith(("system", "scale"))]
    ['system = "NO-SP"', 'scale = "NO-AF"', 'scale = "KZ-2018"  # or KZ-KIMEP, KZ-KIMEP-MASTER, KZ-NU']
    """
    home, host = optional_country(home), optional_country(host)
    nothing = Choice(None, ())
    host_system = _systems(host, known) if host else Choice("ECTS", ())
    home_system = _systems(home, known) if home else nothing
    spoken = words(language)
    name = "template-case.toml" if spoken.english else f"template-case.{language}.toml"
    text = BUNDLED.joinpath(name).read_text("utf-8")
    lines = {
        "country": f'country = "{host}"' if host else '# country = "PL"  # ISO 3166',
        "system": _line("system", host_system, spoken),
        "host-scale": _line("scale", _scales(host, known) if host else nothing, spoken),
        "credits": _line("credits", home_system, spoken, needed=True),
        "home-scale": _line("scale", _scales(home, known) if home else nothing, spoken),
        "studied_in": _line("studied_in", host_system, spoken, shown="# "),
        "recognised_in": _line("recognised_in", home_system, spoken, shown="# "),
    }
    for name, line in lines.items():
        text = text.replace(f"# <{name}>", line)
    return text


def _line(key: str, choice: Choice, spoken: Words, *, needed: bool = False, shown: str = "") -> str:
    """Return the line of a key; where nothing decides, a comment, or an empty text that ``check`` finds."""
    codes = choice.others
    others = f"  # {label('new.or', spoken, codes=codes)}" if codes else ""
    if choice.taken is not None:
        return f'{shown}{key} = "{choice.taken}"{others}'
    one_of = label("new.one-of", spoken, codes=codes) if codes else label("new.a-code", spoken)
    return f'{key} = ""  # {one_of}' if needed else f'{shown or "# "}{key} = ""  # {one_of}'


def _systems(country: str, known: Catalogue) -> Choice:
    definitions = known.definitions(country) if country in known.prefixes else ()
    held = [system for one in definitions for system in one.systems if system.in_force.ends is None]
    whole = [system.code for system in held if not system.body]
    return _choice(whole, [system.code for system in held])


def _scales(country: str, known: Catalogue) -> Choice:
    definitions = known.definitions(country) if country in known.prefixes else ()
    held = [scale for one in definitions for scale in one.scales if scale.in_force.ends is None]
    usual = [scale.code for scale in held if scale.usual]
    return _choice(usual or [scale.code for scale in held], [scale.code for scale in held])


def _choice(meant: list[str], every: list[str]) -> Choice:
    codes = tuple(dict.fromkeys(every))
    if len(set(meant)) != 1:
        return Choice(None, codes)
    return Choice(meant[0], tuple(code for code in codes if code != meant[0]))
