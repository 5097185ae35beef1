"""The names of routines and their files. Whoever needs no more loads nothing else."""

SUFFIX = ".stretch"
DEFAULT = "calf-and-hamstring"
