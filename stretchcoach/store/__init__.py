"""The local history in SQLite."""
