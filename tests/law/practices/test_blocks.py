"""Practices that make one mark of a whole stay, as the bundled files give them."""

from bologna_credits import practice
from bologna_credits.law import BlockPractice


def test_a_practice_gives_the_sizes_and_the_scale_of_a_block() -> None:
    found = practice("GB/QMUL")
    assert isinstance(found, BlockPractice)
    assert found.scale
    assert all(size > 0 for size in found.sizes)


def test_points_that_the_text_leaves_open_stay_none() -> None:
    found = practice("GB/QMUL")
    assert isinstance(found, BlockPractice)
    bare = BlockPractice(found.code, found.body, found.scale, source=found.source)
    assert (bare.by_credits, bare.cap, bare.onto, bare.undecided) == (None, None, None, None)
