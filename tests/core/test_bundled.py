"""The folder of bundled data."""

from bologna_credits.core.bundled import BUNDLED


def test_the_bundled_files_lie_beside_the_package() -> None:
    assert (BUNDLED / "countries" / "kz.toml").is_file()
    assert (BUNDLED / "json" / "decision.schema.json").is_file()
