"""Engine: the only room that knows MkDocs: pages in, a site out."""
