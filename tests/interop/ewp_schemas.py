"""The official schemas of EWP, which lie beside the checkout, with the schemas that they import from the web."""

import functools
from pathlib import Path

import xmlschema

_ELMO = "elmo/xsd/references"
_IMPORTED = {
    "https://github.com/emrex-eu/elmo-schemas/tree/v1": "elmo/xsd/elmo-v1.7.0.xsd",
    "http://www.w3.org/2000/09/xmldsig#": f"{_ELMO}/xmldsig-core-schema.xsd",
    "http://europass.cedefop.europa.eu/Europass/V2.0": f"{_ELMO}/EUROPASS_ISOCountries_V1.1.xsd",
    "https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1": "ewp/types/address.xsd",
    "https://github.com/erasmus-without-paper/ewp-specs-architecture/blob/stable-v1/common-types.xsd": "ewp/types/common-types.xsd",
}


@functools.cache
def _schema(shared: Path) -> xmlschema.XMLSchema:
    samples = shared / "samples"
    locations = {namespace: str(samples / path) for namespace, path in _IMPORTED.items()}
    return xmlschema.XMLSchema(str(samples / "ewp" / "tor" / "get-response-v2.xsd"), locations=locations, allow="local")


def faults_of_response(document: bytes, shared: Path) -> list[str]:
    """The faults of a response with transcripts by the schema."""
    return [f"{error.path}: {error.reason}" for error in _schema(shared).iter_errors(document.decode())]
