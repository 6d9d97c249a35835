"""The directives list everything that the definition files hold."""

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs")

from from_data import known

from bologna_credits import credit_systems, grading_scales, mobility_schemes, practices
from bologna_credits.law import mobility_practices


def test_every_system_scale_practice_and_scheme_is_listed() -> None:
    listed = {code for code, *_ in known()}
    everything = (*credit_systems(), *grading_scales(), *practices(), *mobility_schemes(), *mobility_practices())
    assert {found.code for found in everything} - listed == set()


def test_the_kind_is_shown_in_words() -> None:
    kinds = {code: kind for code, kind, *_ in known()}
    assert kinds["KZ-RK"] == "credits"
    assert kinds["IT-30"] == "grades"
    assert kinds["DE/KMK"] == "grade practice"
    assert kinds["FR/Strasbourg-law"] == "block practice"
    assert kinds["ERASMUS-2021"] == "scheme"
