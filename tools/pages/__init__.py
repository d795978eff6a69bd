"""The generated pages of `docs/`, one module a page or family of pages; each gives path → text and writes nothing."""
