"""Transcripts and grading tables in sheets: CSV and Excel, with headers as people write them in English, Russian and Kazakh.

A row is a course. A cell is text, and no formula is evaluated. All faults are told at once, each with row and column, in the
words of the file's own header. What has no meaning here becomes a finding of the transcript.
"""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
