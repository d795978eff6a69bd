"""Lengths in Word's own integers. Outside this module no bare number ever means a length in Word.

Word counts pages and indents in twips (1/20 pt), type sizes in half points, rules in eighths of a point.
"""

from __future__ import annotations

from typing import NewType

Twips = NewType("Twips", int)
HalfPoints = NewType("HalfPoints", int)

_TWIPS_PER_POINT = 20
_TWIPS_PER_MM = 1440 / 25.4


def twips_from_mm(millimetres: float) -> Twips:
    """Millimetres to twips, rounded to the nearest."""
    return Twips(round(millimetres * _TWIPS_PER_MM))


def twips_from_pt(points: float) -> Twips:
    """Points to twips, rounded to the nearest."""
    return Twips(round(points * _TWIPS_PER_POINT))


def half_points(points: float) -> HalfPoints:
    """Points to half points, rounded to the nearest."""
    return HalfPoints(round(points * 2))
