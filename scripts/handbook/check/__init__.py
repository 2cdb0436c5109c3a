"""Check: rules over records and pages; all problems at once, before anything is built."""
