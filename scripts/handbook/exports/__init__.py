"""Exports: what is made from records and pages besides the pages themselves."""
