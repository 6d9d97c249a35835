"""The tool that type-checks the pages takes their Python as it stands, and nothing else."""

from pathlib import Path

from check_types import pages, python_of

_PAGE = """# A title

```python
>>> import bologna_credits as bc
>>> bc.credit_system("KX")
Traceback (most recent call last):
bologna_credits.core.errors.UnknownSystemError: no credit system
>>> for amount in (1, 2):
...     bc.Credits(amount, "ECTS")
Credits('1', 'ECTS')

```

```{code-cell} ipython3
---
tags: [remove-cell]
---
x = 1
%matplotlib inline
```

```sh
not python
```
"""


def test_each_statement_stands_on_the_line_of_its_page() -> None:
    lines = python_of(_PAGE).splitlines()
    assert len(lines) == len(_PAGE.splitlines())
    assert {number: line for number, line in enumerate(lines, 1) if line} == {
        4: "import bologna_credits as bc",
        8: "for amount in (1, 2):",
        9: '    bc.Credits(amount, "ECTS")',
        18: "x = 1",
    }


def test_the_pages_are_the_readme_and_those_written_by_hand(root: Path) -> None:
    found = {page.relative_to(root).as_posix() for page in pages(root)}
    assert {"README.md", "docs/tutorial/decision.md", "docs/how-to/grades.md"} <= found
    assert not any("countries/" in name for name in found)
