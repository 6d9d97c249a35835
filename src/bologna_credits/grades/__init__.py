"""Grading scales, grades, grading tables and published equivalences, as values."""
