"""Drives a session by the clock."""
