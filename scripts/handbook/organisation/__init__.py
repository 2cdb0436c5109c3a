"""Organisation: the provider's layer, laid over the handbook's own records and pages."""
