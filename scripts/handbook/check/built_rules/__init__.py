"""One rule a module, over the built HTML: its CODE, its TITLE, and `find`."""
