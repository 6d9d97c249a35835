"""Tables of a cohort, read as papers: one module for each kind of table."""
