"""The tests, and the oracle beside them: `python -m tests.oracle`."""
