"""What CI runs, one session a gate: ``nox`` alone runs them all. ``nox --list`` names those that run only if asked for."""

import shutil
import sys
from pathlib import Path

import nox
import nox.project

nox.options.reuse_existing_virtualenvs = True
nox.needs_version = ">=2025.2.9"

EXTRAS = ("frames", "pdf", "plot", "progress", "xlsx", "xml")  # those of users; the rest are for who works on the package
_GROUPS = nox.project.load_toml("pyproject.toml")
_ALL_TESTS = ("pytest", "-n", "auto", "--dist", "loadfile")


def group(name: str) -> tuple[str, ...]:
    """Return the requirements of a dependency group; nox reads them itself, because pip before 25.1 cannot."""
    return nox.project.dependency_groups(_GROUPS, name)


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
def reproducible(session: nox.Session) -> None:
    """Archive and wheel, built twice with the same bytes; they are left in ``dist``."""
    session.install(*group("release"))
    session.run("python", "tools/reproducible.py", "dist")


@nox.session
def wheel(session: nox.Session) -> None:
    """The built wheel in an empty environment."""
    session.install(*group("release"))
    made = Path(session.create_tmp()) / "dist"
    shutil.rmtree(made, ignore_errors=True)
    session.run("python", "-m", "build", "--wheel", "--outdir", str(made))
    session.run("python", "tools/check_wheel.py", str(next(made.glob("*.whl"))))


@nox.session
def plugin(session: nox.Session) -> None:
    """The example plug-in, installed beside the library."""
    session.install(".[test]", "packages/example-plugin")
    session.run("pytest", "-q", "-c", "/dev/null", "--rootdir", "packages/example-plugin", "packages/example-plugin/tests")


def on_python(minor: int) -> None:
    """Make the session of one version of Python; without its interpreter nox skips it, or fails where ``CI`` is set."""

    @nox.session(name=f"py3{minor}", python=f"3.{minor}", default=False)
    def tests_of_a_version(session: nox.Session) -> None:
        """All tests on this version of Python."""
        session.install("--editable", ".[test]")
        session.run(*_ALL_TESTS, *session.posargs)


for number in (11, 12, 13, 14):
    on_python(number)


@nox.session(python="3.11", default=False)
def lowest(session: nox.Session) -> None:
    """All tests with the lowest versions that ``pyproject.toml`` allows, on the lowest Python."""
    session.install(*group("lowest"))
    python = f"{session.bin}/python"
    session.run("uv", "pip", "install", "--python", python, "--resolution", "lowest-direct", "--editable", ".[test]")
    session.run(*_ALL_TESTS, "-W", "default", *session.posargs)  # old versions warn of what newer ones beneath them do


@nox.session(default=False)
def newest(session: nox.Session) -> None:
    """All tests with the newest versions of everything."""
    session.install("--upgrade", "--upgrade-strategy", "eager", "--editable", ".[test]")
    session.run(*_ALL_TESTS, *session.posargs)


@nox.session(default=False)
def sbom(session: nox.Session) -> None:
    """A bill of materials in CycloneDX: what the wheel in ``dist`` brings with the extras of users."""
    built = next(Path("dist").glob("*.whl"), None)
    if built is None:
        session.error("there is no wheel in dist: nox -s reproducible builds it")
    bare = Path(session.create_tmp()) / "bare"
    session.install(*group("sbom"))
    session.run("python", "-m", "venv", "--clear", str(bare))
    python = str(bare / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    session.run(python, "-m", "pip", "install", "--quiet", f"{built}[{','.join(EXTRAS)}]", external=True)
    session.run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "pip", "setuptools", external=True)
    name, version = built.name.split("-")[:2]
    # The tool reads the package's own version from pyproject.toml alone, and that takes it from version.py.
    stated = Path(session.create_tmp()) / "pyproject.toml"
    stated.write_text(
        Path("pyproject.toml").read_text("utf-8").replace('dynamic = ["version"]', f'version = "{version}"'), "utf-8"
    )
    about = ("--pyproject", str(stated), "--mc-type", "library", "--output-reproducible")
    session.run("cyclonedx-py", "environment", *about, "-o", f"dist/{name}-{version}.cdx.json", python)


@nox.session(venv_backend="none", default=False)
def compare(session: nox.Session) -> None:
    """Beside cgrade, in an environment that the tool makes; no gate."""
    session.run(sys.executable, "tools/compare_cgrade.py", *session.posargs)


@nox.session(default=False)
def spark(session: nox.Session) -> None:
    """Columns on Spark, and its page; it needs a Java runtime and minutes, so not one of those that ``nox`` alone runs."""
    session.install("--editable", ".[test]", *group("spark"))
    session.run("pytest", "-q", "-m", "spark", "tests/frames", "tests/oracle/test_columns.py", *session.posargs)
    session.run("pytest", "-q", "docs/how-to/spark.md")


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """The page "Try it" and the notebooks in a real browser: pieces, answers, requests, accessibility; needs npm."""
    session.install("--editable", ".[docs]", *group("browser"))
    session.run("python", "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html")
    session.run("python", "tools/browser_pieces.py")
    session.run("python", "tools/check_browser.py", "--all", *session.posargs)


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Mutation testing of the exact core; half an hour, so not one of those that ``nox`` alone runs."""
    session.install("--editable", ".[test]", *group("mutation"))
    session.run("python", "tools/mutants.py", *session.posargs)
