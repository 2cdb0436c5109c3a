"""Render: records in, HTML text out, through templates; no file, no clock, no network."""
