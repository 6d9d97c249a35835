"""The command that counts and checks a stay."""

import pytest

from bologna_credits.cli import main


def test_one_day_is_told_in_the_singular(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            [
                "duration",
                "2023-01-02",
                "2023-01-02",
                "--scheme",
                "ERASMUS-2021",
                "--person",
                "lecturer",
                "--activity",
                "teaching",
                "--hours",
                "1",
            ]
        )
        == 1
    )
    printed = capsys.readouterr().out
    assert "1 day (0 months and 1 day)" in printed
    assert "1 day is less than 2 days" in printed
    assert "1 hour of teaching is less than" in printed
    assert "1 days" not in printed
