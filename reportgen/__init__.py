"""reportgen: official Party documents in Word, right in wording, data and thể thức, from structured input."""

__version__ = "0.1.0"
