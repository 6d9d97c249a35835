"""The command ``letter``."""

import argparse
from pathlib import Path

from bologna_credits.cli.answers import answering, speaking
from bologna_credits.cli.options import Commands, UsageError, add_command
from bologna_credits.cli.own_files import with_files
from bologna_credits.core.writer import write_new, write_over
from bologna_credits.interop import case, shelf
from bologna_credits.letters.letterhead import Learner, Letterhead, read_letterhead
from bologna_credits.letters.making import letter
from bologna_credits.recognition.dossier import Dossier


def add_letter(commands: Commands) -> None:
    """Add the command ``letter``."""
    command = add_command(
        commands,
        "letter",
        help="print a decision as a letter, for the office to sign and the student to read",
        says="The decision that is kept in the folder is printed; where none is kept, the one that the papers give now.",
        examples=[
            "letter my-case --language kk --html --out letter.html",
            'letter my-case --language ru --pdf --out letter.pdf --name "Aigerim K." --number 17-123',
            "letter my-case --short",
        ],
    )
    command.add_argument("folder", type=Path, help="the folder of the case")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--text", dest="form", action="store_const", const="text", default="text", help="plain text, the default")
    form.add_argument("--html", dest="form", action="store_const", const="html", help="one HTML file that prints on A4")
    form.add_argument("--pdf", dest="form", action="store_const", const="pdf", help="PDF, into the file of --out")
    command.add_argument("--short", action="store_true", help="in brief: what was recognised, what was not, what can be done")
    command.add_argument("--letterhead", metavar="FILE", help="a letterhead in TOML")
    command.add_argument("--name", default="", help="the student's name; it is printed and kept nowhere")
    command.add_argument("--number", default="", help="the student's number")
    command.add_argument("--programme", default="", help="the student's programme")
    with_files(command)
    speaking(command)
    answering(command, json=False)
    command.set_defaults(run=_letter)


def _letter(arguments: argparse.Namespace) -> int:
    if arguments.form == "pdf" and arguments.out is None:
        raise UsageError("PDF is no text: name the file with --out")
    head = read_letterhead(arguments.letterhead, arguments.language) if arguments.letterhead else Letterhead()
    made = letter(
        _dossier(arguments),
        arguments.language,
        letterhead=head,
        learner=Learner(arguments.name, arguments.number, arguments.programme),
        form="short" if arguments.short else "full",
        catalogue=arguments.catalogue,
    )
    if arguments.form == "pdf":
        write = write_over if arguments.force else write_new
        write(arguments.out, made.pdf())
        arguments.out = None
    else:
        print(made.html() if arguments.form == "html" else made.text())
    return 0


def _dossier(arguments: argparse.Namespace) -> Dossier:
    known = arguments.catalogue
    kept = shelf.read(arguments.folder, catalogue=known)
    return kept.dossier if kept is not None else Dossier(case.load(arguments.folder, catalogue=known).recognise(catalogue=known))
