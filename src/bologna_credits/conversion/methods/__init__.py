"""The ways of converting a passing grade."""
