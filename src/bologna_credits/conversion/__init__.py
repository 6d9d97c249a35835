"""Credits into credits, grades into grades, results into averages and final marks."""
