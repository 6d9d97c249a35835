from bologna_credits.cli.program import main as main
