"""Exact numbers, sources and days in force, findings, errors: what every room stands on."""
