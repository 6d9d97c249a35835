"""The catalogues of translations: ``python tools/languages.py`` brings them up to date with what the library says.

It writes the template ``src/bologna_credits/locale/bologna_credits.pot``, and in each ``.po`` puts in new messages, marks those
whose English changed as doubtful (``fuzzy``), and takes out what the library says no longer. ``--check`` writes nothing, and
tells what is missing or doubtful; the exit code is then 1.
"""

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs

from bologna_credits.core.counting import counted_names
from bologna_credits.core.messages import MESSAGES, singular_of
from bologna_credits.core.po_files import PoEntry, read_po
from bologna_credits.core.retold import contexts
from bologna_credits.core.wording import papers
from bologna_credits.core.wording.labels import LABELS
from bologna_credits.core.wording.letters import LETTERS
from bologna_credits.core.wording.words import WORDS

LOCALE = Path(__file__).resolve().parents[1] / "src" / "bologna_credits" / "locale"
_ALIKE = 0.6  # from here on a message counts as changed, and not as new


def messages() -> Iterator[PoEntry]:
    """Yield all that the library says in English, in order, each with its context and without a translation."""
    for code, template in sorted(MESSAGES.items()):
        yield _entry(code, template)
        if code in papers.OLDER:
            yield _entry(code, papers.OLDER[code][1])
    for kind, members in sorted(WORDS.items()):
        yield from (_entry(f"{kind}.{member}", said) for member, said in members.items() if said)
    yield from (_entry(key, said) for key, said in (LABELS | LETTERS).items())
    yield from (_entry(key, said) for key, said in contexts())


def _entry(context: str, template: str) -> PoEntry:
    counts = bool(counted_names(template))
    return PoEntry(context, singular_of(template) if counts else template, template if counts else "", ())


def brought_up(text: str, plurals: int) -> str:
    """Return a catalogue that holds exactly what the library says.

    Args:
        text: the catalogue.
        plurals: the number of plural forms of its language.
    """
    header, *old = read_po(text)
    known = {(entry.context, entry.message): entry for entry in old}
    parts = [_written(header)]
    for entry in messages():
        found = known.get((entry.context, entry.message))
        notes: tuple[str, ...] = ()
        said: tuple[str, ...] = ("",) * (plurals if entry.plural else 1)
        if found is not None and len(found.translations) == len(said):
            said, notes = found.translations, found.notes
        elif found is None:
            near = [one for one in old if one.context == entry.context and len(one.translations) == len(said)]
            for one in near:
                if difflib.SequenceMatcher(None, one.message, entry.message).ratio() > _ALIKE:
                    said, notes = one.translations, ("#, fuzzy",)
        parts.append(_written(PoEntry(entry.context, entry.message, entry.plural, said, notes)))
    return "\n".join(parts)


def _written(entry: PoEntry) -> str:
    lines = [*entry.notes]
    if entry.context:
        lines.append(f"msgctxt {_quoted(entry.context)}")
    lines.append(f"msgid {_quoted(entry.message)}")
    if entry.plural:
        lines.append(f"msgid_plural {_quoted(entry.plural)}")
        lines += [f"msgstr[{place}] {_quoted(said)}" for place, said in enumerate(entry.translations)]
    elif entry.message:
        lines.append(f"msgstr {_quoted(entry.translations[0])}")
    else:
        lines += ['msgstr ""', *(_quoted(line + "\n") for line in entry.translations[0].splitlines())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def plural_forms(header: PoEntry) -> int:
    """Return the number of plural forms that the header of a catalogue names."""
    said = header.translations[0].partition("nplurals=")[2]
    return int(said.partition(";")[0])


def main() -> int:
    """Bring all catalogues up to date, or tell what is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; tell what is missing or doubtful")
    asked = parser.parse_args()
    template = "\n".join(_written(attrs.evolve(one, translations=("", "") if one.plural else ("",))) for one in messages())
    wrong = 0
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        text = path.read_text(encoding="utf-8")
        made = brought_up(text, plural_forms(read_po(text)[0]))
        undone = [entry for entry in read_po(made)[1:] if not entry.done]
        print(f"{path.parent.parent.name}: {len(undone)} of {len(read_po(made)) - 1} messages have no sure translation")
        if asked.check:
            wrong += len(undone) + (made != text)
            for entry in undone:
                print(f"  {entry.context}: {entry.message}")
        else:
            path.write_text(made, encoding="utf-8")
    if not asked.check:
        (LOCALE / "bologna_credits.pot").write_text(template, encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
