"""Decisions as letters that an office signs and a student can read: HTML, text and PDF, in English, Russian and Kazakh."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
