"""Measurements: how fast documents are made, side by side with plain docxtpl. Not part of the package."""
