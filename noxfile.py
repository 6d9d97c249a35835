"""What CI runs, one session a gate: ``nox`` alone runs them all. ``nox -s compare`` measures, and is no gate."""

import shutil
import sys
from pathlib import Path

import nox

nox.options.reuse_existing_virtualenvs = True
nox.needs_version = ">=2024.10.9"


@nox.session
def lint(session: nox.Session) -> None:
    """Style and mistakes."""
    session.install("--editable", ".[dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Strict types of the package, its tests, tools and documentation."""
    session.install("--editable", ".[dev]")
    session.run("mypy", "src", "tests", "tools", "docs/_ext")
    session.run("python", "tools/check_types.py")


@nox.session
def layers(session: nox.Session) -> None:
    """One-way imports."""
    session.install("--editable", ".[dev]")
    session.run("lint-imports")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests with 100 % branch coverage."""
    session.install("--editable", ".[test]")
    session.run("pytest", "--cov", "--cov-report=term-missing:skip-covered")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, warnings as errors, notebooks executed."""
    session.install("--editable", ".[docs]")
    session.run("python", "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html")


@nox.session
def wheel(session: nox.Session) -> None:
    """The built wheel in an empty environment."""
    session.install("build")
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--wheel", "--outdir", "dist")
    session.run("python", "tools/check_wheel.py", str(next(Path("dist").glob("*.whl"))))


@nox.session
def plugin(session: nox.Session) -> None:
    """The example plug-in, installed beside the library."""
    session.install(".[test]", "packages/example-plugin")
    session.run("pytest", "-q", "-c", "/dev/null", "--rootdir", "packages/example-plugin", "packages/example-plugin/tests")


@nox.session(venv_backend="none", default=False)
def compare(session: nox.Session) -> None:
    """Beside cgrade, in an environment that the tool makes; no gate."""
    session.run(sys.executable, "tools/compare_cgrade.py", *session.posargs)


@nox.session(default=False)
def spark(session: nox.Session) -> None:
    """Columns on Spark, and its page; it needs a Java runtime and minutes, so not one of those that ``nox`` alone runs."""
    session.install("--editable", ".[spark-test]")
    session.run("pytest", "-q", "-m", "spark", "tests/frames", "tests/oracle/test_columns.py", *session.posargs)
    session.run("pytest", "-q", "docs/how-to/spark.md")


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """The page "Try it" in a real browser: its pieces from the registries, its answers, requests, accessibility; needs npm."""
    session.install("--editable", ".[docs]", "playwright>=1.50")
    session.run("python", "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html")
    session.run("python", "tools/browser_pieces.py")
    session.run("python", "tools/check_browser.py", *session.posargs)


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Mutation testing of the exact core; half an hour, so not one of those that ``nox`` alone runs."""
    session.install("--editable", ".[mutation]")
    session.run("python", "tools/mutants.py", *session.posargs)
