"""What the tests share: rendering to PDF, measuring pages, reading the text of a document."""
