"""Messages for people who write no Python: readers of decisions, of reports, and of the command line."""

import re

# Both are compiled for the first message, and re remembers them.
_WITH = r" with [a-z_]+=(?=[;,]|$)"
_PYTHON = r"\b[a-z_]+=|\b[A-Za-z_]+\(|\bcatalogue\.|(?:^|\s)\.[a-z]|\bNone\b|<class |class '"
"""The traces of Python in a message: a keyword with its value, a call, an attribute, None, a class."""


def speaks_python(words: str) -> bool:
    """Return True if words name arguments, attributes or calls.

    >>> speaks_python("say how with by=: ModifiedBavarian(…)"), speaks_python("art. 20(2), p = 5")
    (True, False)
    """
    return re.search(_PYTHON, words) is not None


def without_python(words: str) -> str:
    """Return a message without the clauses that speak of arguments or calls, for readers of decisions and of the command line.

    >>> without_python('no single rule leads from A to B; there are: UCU; name whose table counts: by="UCU"')
    'no single rule leads from A to B; there are: UCU'
    """
    return "; ".join(clause for clause in re.sub(_WITH, "", words).split("; ") if not speaks_python(clause)) or words
