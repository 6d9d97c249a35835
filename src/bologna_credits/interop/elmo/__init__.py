"""ELMO (EMREX): transcripts of all versions read as systems really write them, and written as 1.7; decisions written as 2.0.

Files are read leniently, by their features and not by a version number: unknown elements are ignored, oddities become findings.
ELMO carries a label without a scale. A scale is bound by the caller or, with a NOTE, by the issuer's country. The learner's
name and numbers are never read.

Source: emrex-eu/elmo-schemas, schema.xsd v1.7.0 and v2.0.0, whose text states that an absent status is read as passed.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
