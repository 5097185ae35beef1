"""Exercises, routines and phrase tables as files, checked and turned into core objects."""
