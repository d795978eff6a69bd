"""Shared field types and the base of all document kinds, with the checks that look at more than one value."""

"""Shared field types and the base of all document kinds, with the checks that look at more than one value."""
