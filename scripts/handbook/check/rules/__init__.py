"""One rule a module: its CODE, its TITLE, and `find`, which yields a problem for each breach."""
