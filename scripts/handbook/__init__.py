"""The Children's Homes Handbook: records and pages in, a searchable site out.

Rooms, in the one direction in which they may import each other:
load → organisation → check → library → render → exports → engine.
"""

VERSION = "0.4.0"
