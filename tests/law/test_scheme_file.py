"""The bundled files of schemes: origins, sources, gaps."""

from bologna_credits.core.bundled import BUNDLED
from bologna_credits.law import (
    mobility_files,
)


def test_the_bundled_files_know_where_they_came_from() -> None:
    for file in mobility_files():
        assert str(file.origin).startswith(f"bologna_credits {file.origin.version}: schemes/{file.country.lower()}.toml (")
        assert file.gaps


def test_every_figure_of_a_scheme_has_a_source_that_somebody_read_in_time() -> None:
    for file in mobility_files():
        assert all(source.checked is not None for source in file.sources)


def test_every_source_of_a_file_is_used() -> None:
    for file in mobility_files():
        text = (BUNDLED / "schemes" / f"{file.country.lower()}.toml").read_text("utf-8")
        unused = [s.key for s in file.sources if f'= "{s.key}"' not in text and f"({s.key})" not in text]
        assert unused == []
