"""The official schemas of ELMO, which lie beside the checkout, with the schemas that they import from the web."""

import functools
from pathlib import Path

import xmlschema

_IMPORTED = {
    "http://www.w3.org/2000/09/xmldsig#": "elmo/xsd/references/xmldsig-core-schema.xsd",
    "http://europass.cedefop.europa.eu/Europass/V2.0": "elmo/xsd/references/EUROPASS_ISOCountries_V1.1.xsd",
    "https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1": "ewp/types/address.xsd",
    "https://github.com/erasmus-without-paper/ewp-specs-architecture/blob/stable-v1/common-types.xsd": "ewp/types/common-types.xsd",
}


@functools.cache
def elmo_schema(shared: Path, version: str) -> xmlschema.XMLSchema:
    """The schema of a version; nothing is fetched."""
    samples = shared / "samples"
    locations = {namespace: str(samples / path) for namespace, path in _IMPORTED.items()}
    return xmlschema.XMLSchema(str(samples / "elmo" / "xsd" / f"elmo-v{version}.xsd"), locations=locations, allow="local")


def faults_of(document: str, shared: Path, version: str = "1.7.0") -> list[str]:
    """The faults of a document by the schema."""
    return [f"{error.path}: {error.reason}" for error in elmo_schema(shared, version).iter_errors(document)]
