"""Pure Vietnamese text: forms, numbers, dates, punctuation, line breaks and order. No file is read or written."""
