"""Documents of Erasmus Without Paper: transcripts with their grading tables, and learning agreements.

A transcript is a ``tor`` (Incoming Mobility ToRs API v2). It holds an ELMO document, which is read as such, and may hold a
``gradeConversionTable``: a table of percentages for each field of study. It does not show failing labels, the order of labels,
the years counted or the number of students: the scale has the first two, and the others are missing. The specification asks
for failing grades too, so a table of EWP is not yet a grading table as the Users' Guide means it: fails are dropped and the rest
is normalised, each with a NOTE.

The schema prints percentages as decimal numbers and names no rounding. ``fill_up`` names those to choose from.

Source: erasmus-without-paper/ewp-specs-api-imobility-tors, v2: get-response.xsd and its example; for learning agreements, see
:mod:`bologna_credits.interop.ewp.agreements`.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
