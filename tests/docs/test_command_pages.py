"""The reference of the command line is the one that its parser gives."""

import command_pages

from bologna_credits.cli.program import parser


def test_the_committed_page_is_that_of_the_parser() -> None:
    again = "write it again with: python docs/_ext/command_pages.py"
    assert command_pages.PAGE.read_text("utf-8") == command_pages.page(), again


def test_every_option_and_example_of_every_command_stands_in_the_page() -> None:
    page = command_pages.page()
    for name, command in parser().commands.items():
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for action in command.actions:
            assert all(f"`{option}" in section for option in action.option_strings[:1] if option != "-h")
            assert action.help, f"{name} {action.dest}"
        assert all(f"$ bologna-credits {example}\n" in section for example in command.examples)
