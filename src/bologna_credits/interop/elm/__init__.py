"""Writing transcripts for the European Learning Model (ELM), version 3: an unsigned credential as JSON-LD, and its reading.

The document follows the application profile of the European Digital Credentials (EDC). Its issuer adds the picture that the
profile wants for each page, and seals it; neither is done here. The names are the terms of the context of EDC 3.2, and the places
of values those of the Commission's own table from ELMO to ELM.

Source: european-commission-empl/European-Learning-Model, branch EDC-3.2-(LTS): rdf/ap/edc/edc-ap-context.jsonld,
EDC-generic-no-cv.ttl and EDC-generic-full.ttl 1.2.0; ELM-ELMO-mapping-Github.xlsx.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
