"""Load: YAML and Markdown files → records and pages that know their file and line."""
