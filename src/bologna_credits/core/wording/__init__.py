"""The English wording of findings, a table for each part of the library. Codes are stable; the wording is not."""
