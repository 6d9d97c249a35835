"""The limits of documents, raised by name."""

import pytest

from bologna_credits import ArgumentError, ArgumentTypeError, DocumentError, interop
from tests.interop.elmo_documents import a_course, an_elmo

IDENTIFIERS = "".join(f'<identifier type="x{i}">v{i}</identifier>' for i in range(20))


@pytest.mark.parametrize(
    ("document", "limit", "words"),
    [
        (an_elmo("<a/>" * 30), {"elements": 20}, "more than 20 elements"),
        (an_elmo(a_course() * 30), {"courses": 20}, "more than 20 components"),
        (an_elmo(a_course(outer=IDENTIFIERS)), {"identifiers": 10}, "more than 10 identifiers of one element"),
        (an_elmo(a_course(outer="<title>" + "x" * 80 + "</title>")), {"text": 70}, "more than 70 characters in one text"),
        (an_elmo('<a b="' + "x" * 80 + '"/>'), {"text": 70}, "more than 70 characters in one attribute"),
        (an_elmo("<a>" * 20 + "</a>" * 20), {"depth": 10}, "nested more than 10 levels deep"),
        (an_elmo(a_course()), {"bytes": 100}, "more than 100 bytes"),
    ],
)
def test_a_document_beyond_a_limit_is_refused_with_the_name_of_the_limit(
    document: bytes, limit: dict[str, int], words: str
) -> None:
    interop.elmo.read(document)
    with pytest.raises(DocumentError) as caught:
        interop.elmo.read(document, limits=interop.Limits(**limit))
    assert words in str(caught.value)
    assert "bytes" in limit or f"limits=Limits({next(iter(limit))}=…)" in str(caught.value)
    assert "Limits(" not in caught.value.told


def test_identifiers_are_counted_for_each_element_alone() -> None:
    document = an_elmo(a_course(outer=IDENTIFIERS) + a_course(outer=IDENTIFIERS))
    assert len(interop.elmo.read(document, limits=interop.Limits(identifiers=21)).courses) == 2


def test_what_is_never_read_may_be_longer_than_a_text() -> None:
    attached = f"<attachment><content><b/>{'x' * 200}</content></attachment><resultLabel>B</resultLabel>"
    assert interop.elmo.read(an_elmo(a_course(attached)), limits=interop.Limits(text=70)).courses[0].label == "B"
    with pytest.raises(DocumentError, match="in one text"):
        interop.elmo.read(an_elmo(a_course(attached + f"<type>{'x' * 200}</type>")), limits=interop.Limits(text=70))


def test_a_text_is_bounded_however_it_is_cut_by_comments_and_entities() -> None:
    title = "<title>" + "<!-- a -->&amp;x" * 60 + "</title>"
    with pytest.raises(DocumentError, match="more than 70 characters in one text"):
        interop.elmo.read(an_elmo(a_course(outer=title)), limits=interop.Limits(text=70))


@pytest.mark.parametrize("name", ["bytes", "depth", "elements", "courses", "identifiers", "text"])
def test_a_limit_is_a_whole_number_above_nothing(name: str) -> None:
    for wrong in (0, -1, 10**5000):
        with pytest.raises((ArgumentError, ArgumentTypeError), match=name):
            interop.Limits(**{name: wrong})
    for strange in ("5", 5.5, True, None):
        with pytest.raises(ArgumentTypeError, match=name):
            interop.Limits(**{name: strange})  # type: ignore[arg-type]


def test_the_depth_is_at_most_that_of_the_parser() -> None:
    assert interop.Limits(depth=255).depth == 255
    with pytest.raises(ArgumentError, match="from 1 to 255"):
        interop.Limits(depth=256)
