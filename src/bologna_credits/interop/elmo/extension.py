"""The package's own elements in the ``extension`` of an ELMO document: what ELMO itself has no place for, and its reading.

An element of ELMO always takes precedence. What stands here adds to it: the kind of a component that is none of ELMO's types, the
degree for which it counts already, further grades of the same result, the country of an issuer that ELMO's list lacks.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bologna_credits.core.errors import BolognaError
from bologna_credits.grades.scales import GradingScale
from bologna_credits.interop._counting import OWN
from bologna_credits.interop.xml import children_of, local_name, text_of
from bologna_credits.interop.xml_writing import Element as Written, element
from bologna_credits.law.catalogue import Catalogue

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SCALE = "urn:bologna-credits:scale:"
"""The beginning of the id of a grading scheme that is a scale of the catalogue; its code follows."""
OWN_SCALE = "urn:bologna-credits:own-scale:"
"""The beginning of the id of a grading scheme that is a scale of the writer's own, even if the catalogue has its code."""
UNSCALED = "urn:bologna-credits:unscaled"
"""The id of the grading scheme of labels whose scale nobody knows, so that no reader takes the usual scale of the country."""
PREFIX = "bc"


def extension(parts: Iterable[Written | None]) -> Written | None:
    """Return the element ``extension`` around elements of our own, or None if there are none.

    >>> from bologna_credits.interop.xml_writing import to_xml
    >>> print(to_xml(extension([own("kind", "Seminar")])), end="")
    <?xml version="1.0"?>
    <extension xmlns:bc="urn:bologna-credits:elmo">
      <bc:kind>Seminar</bc:kind>
    </extension>
    """
    found = [part for part in parts if part is not None]
    return element("extension", found, **{f"xmlns:{PREFIX}": OWN}) if found else None


def own(name: str, *content: Written | str | Iterable[Written | None] | None, **attributes: str | None) -> Written:
    """Return an element of our own."""
    return element(f"{PREFIX}:{name}", *content, **attributes)


def own_children(parent: "Element | None", name: str) -> "Iterator[Element]":
    """Yield our own elements of a name in the extension of an element."""
    for around in () if parent is None else children_of(parent, "extension"):
        yield from (one for one in around if str(one.tag) == f"{{{OWN}}}{name}")


def own_text(parent: "Element | None", name: str) -> str | None:
    """Return the text of our own element of a name in the extension of an element, or None."""
    return text_of(next(own_children(parent, name), None))


def own_country(report: "Element") -> str | None:
    """Return the country of the issuer of a report that ELMO's list of countries lacks, or None."""
    root = report.getparent()
    if root is None:
        return None
    number = str([one for one in root if local_name(one) == "report"].index(report) + 1)
    return next((text_of(one) for one in own_children(root, "country") if one.get("report") == number), None)


def scale_of(scheme: str | None, catalogue: Catalogue) -> GradingScale | None:
    """Return the scale of the catalogue that the id of a grading scheme names, or None.

    >>> from bologna_credits.law import default_catalogue
    >>> scale_of("urn:bologna-credits:scale:NO-AF", default_catalogue()).code, scale_of("5", default_catalogue())
    ('NO-AF', None)
    """
    if scheme is None or not scheme.startswith(SCALE):
        return None
    code = scheme.removeprefix(SCALE)
    try:
        scale = catalogue.grading_scale(code)
    except BolognaError:
        return None
    return scale if scale.code == code else None


def scheme_of(scale: GradingScale, catalogue: Catalogue) -> str:
    """Return the id of a scale as a grading scheme.

    >>> from bologna_credits.law import default_catalogue, grading_scale
    >>> scheme_of(grading_scale("NO-AF"), default_catalogue())
    'urn:bologna-credits:scale:NO-AF'
    """
    known = SCALE + scale.code
    return known if scale_of(known, catalogue) == scale else OWN_SCALE + scale.code


def code_of(scheme: str) -> str:
    """Return the code in the id of a grading scheme, with the number of a second scale; of other ids the id itself.

    >>> code_of("urn:bologna-credits:own-scale:XX-1"), code_of("scheme 5")
    ('XX-1', 'scheme 5')
    """
    return scheme.removeprefix(SCALE).removeprefix(OWN_SCALE)


def beside_of(instance: "Element | None") -> "Iterator[tuple[str, str]]":
    """Yield the scheme and the label of each further grade of a result."""
    for one in own_children(instance, "beside"):
        yield one.get("scheme") or "", text_of(one) or ""
