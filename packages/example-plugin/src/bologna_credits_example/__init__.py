"""Definition files of an invented country; bologna_credits finds the folder ``data`` by the entry point and runs no code here."""
