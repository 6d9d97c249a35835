"""Columns of marks and credits in data frames of Polars, pandas, PyArrow, DuckDB, Dask and Spark, with the extra ``frames``."""

from bologna_credits.core.lazy import attach

__getattr__, __dir__ = attach(__name__)
