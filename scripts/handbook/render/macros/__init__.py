"""The macros, by family: each takes its place on a page and ids, and returns HTML."""
