"""Putting finished documents on disk: file names, whole-or-nothing writes, and the record of what was written."""
