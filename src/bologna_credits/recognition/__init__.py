"""From the papers to a decision, and the life of a decision."""
