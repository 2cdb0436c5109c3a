"""The closed schemas of every kind of record: one module a family, every field described.

The JSON Schemas in `data/schema/` and the authors' manual are made from these descriptions.
"""
