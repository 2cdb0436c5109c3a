"""Library: indexes over records and pages: by id, what cites what, what stands where."""
