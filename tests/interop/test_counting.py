"""Counting of a document before it is built in memory."""

import pytest

from bologna_credits import DocumentError, interop
from bologna_credits.interop._counting import Counter


def test_what_is_left_is_no_longer_counted_as_depth_or_as_identifiers_of_another_element() -> None:
    counter = Counter("document", interop.Limits(depth=2, identifiers=1), 1000)
    for _ in range(5):
        counter.start("{urn:x}course", {})
        counter.start("{urn:x}identifier", {})
        counter.end("identifier")
        counter.end("course")
    counter.start("course", {})
    counter.start("identifier", {})
    with pytest.raises(DocumentError, match="nested more than 2 levels"):
        counter.start("deep", {})


def test_a_document_type_is_refused_before_it_is_read() -> None:
    with pytest.raises(DocumentError, match="it has a DTD"):
        Counter("document", interop.Limits(), 1000).doctype("elmo", None, None)


def test_many_elements_that_say_nothing_are_refused_before_they_fill_the_memory() -> None:
    empty = b'<elmo xmlns="urn:x"><report>' + b"<a/>" * 20_000 + b"</report></elmo>"
    with pytest.raises(DocumentError, match="more than one element for 12 bytes"):
        interop.elmo.read(empty)
    assert interop.elmo.read(empty, limits=interop.Limits(elements=3_000_000)).courses == ()
    few = empty.replace(b"<a/>" * 20_000, b"<a/>" * 9_000)
    assert interop.elmo.read(few).courses == ()
