"""Faults of lines that are not TOML, in words for a person who types a file and has never heard of a parser."""

import re

TWICE = "a key or a table stands twice, or [table] stands where [[table]] is meant"
NO_DAY = "no such day is in the calendar"
DAY = "write a day as 2026-01-15, without quotes"
DECIMAL = 'write a decimal in quotes with a point, such as "4.5"'
STRAIGHT = "write a text between straight quotes"
BACKSLASH = "write / for a backslash, or two of them"
QUOTE = "a quotation mark is missing"
WITHIN = "within a text write «» for quotation marks"
WORD = "write a text between quotes, and yes and no as true and false"
NOTHING = "a value is missing after the equals sign"
LINE = "a line is a key with its value, a table in brackets, or a comment after #"
BRACKET = "a bracket is not closed"

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_DOTTED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_DASHED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}\b")
_COMMA = re.compile(r"=\s*-?\d+,\d")
_CURLY = re.compile(r"[=\[,]\s*[«»“”„‘’]")
_ENDING = "end of document"


def explained(text: str, said: str) -> str:
    """Return why a text is not TOML, with the line and the column.

    Args:
        text: the text.
        said: the message of the parser, which ends with the place.

    >>> explained("on = 20.02.2026", "Expected newline or end of document after a statement (at line 1, column 11)")
    'write a day as 2026-01-15, without quotes (at line 1, column 11)'
    >>> explained('name = "Lodz', "Unterminated string (at end of document)")
    'a quotation mark is missing; within a text write «» for quotation marks (at line 1, column 13)'
    """
    place = _PLACE.search(said)
    if place is None:
        return said
    rows = text.split("\n")
    if place[1] is None:
        line, column = len(rows), len(rows[-1]) + 1
    else:
        line, column = int(place[1]), int(place[2])
    row = rows[line - 1] if line <= len(rows) else ""
    why = _why(row, said[: place.start()])
    return f"{why} (at line {line}, column {column})"


def _why(row: str, said: str) -> str:
    """Return what is wrong in a row; what the parser said where nothing shows it."""
    _, _, value = row.partition("=")
    value = "" if value.strip().startswith("#") else value.strip()
    if said.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate inline table key")):
        return TWICE
    if _DOTTED.match(value):
        return DAY
    if _DASHED.match(value):
        return f"{NO_DAY}; {DAY}" if said.startswith("Invalid date") else DAY
    if _COMMA.search(row):
        return DECIMAL
    if _CURLY.search(row):
        return STRAIGHT
    if "\\" in row and said.startswith(("Unescaped", "Invalid hex value")):
        return BACKSLASH
    if said.startswith(("Unclosed", "Expected", "Illegal character", "Unterminated")) and '"' in value:
        return f"{QUOTE}; {WITHIN}" if value.replace('\\"', "").count('"') % 2 else _after_text(value, said)
    return _bare(value, said)


def _after_text(value: str, said: str) -> str:
    return WITHIN if value.startswith('"') and said.startswith("Expected newline") else _bare(value, said)


def _bare(value: str, said: str) -> str:
    if said.startswith("Unclosed"):
        return BRACKET
    if said.startswith("Invalid value"):
        return WORD if value else NOTHING
    return LINE if said.startswith(("Expected '='", "Invalid statement", "Invalid initial character")) else said
