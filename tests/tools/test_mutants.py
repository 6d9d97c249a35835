"""The tool for mutation testing changes nothing but the place of decorators."""

from mutants import LISTED, MODULES, ROOT, undecorate

_CODE = """
import functools
class A:
    def __init__(self):
        self.one = 1
    @property
    def two(self):
        return self.one + 1
    @classmethod
    def made(cls):
        return cls()
@functools.lru_cache(maxsize=2)
def three(a):
    return a.two + 1
"""


def test_decorators_are_applied_below_their_functions() -> None:
    moved = undecorate(_CODE)
    assert "    two = property(two)\n    @classmethod" in moved
    assert moved.endswith("three = functools.lru_cache(maxsize=2)(three)\n")
    space: dict[str, object] = {}
    exec(compile(moved, "moved", "exec"), space)
    three, a = space["three"], space["A"].made()  # type: ignore[attr-defined]
    assert (a.two, three(a), three(a)) == (2, 3, 3)  # type: ignore[operator]
    assert three.cache_info().hits == 1  # type: ignore[attr-defined]


def test_every_mutant_that_is_listed_is_of_a_line_that_is_still_there() -> None:
    code = "\n".join((ROOT / "src" / "bologna_credits" / f"{module}.py").read_text("utf-8") for module in MODULES)
    lines = {line.split("  #")[0].strip() for line in code.splitlines()}
    listed = [
        line.removeprefix("- `").split("` → ")[0] for line in LISTED.read_text("utf-8").splitlines() if line.startswith("- `")
    ]
    assert listed
    assert [line for line in listed if line not in lines] == []
