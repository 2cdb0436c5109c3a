"""The copy of the site that opens by a double-click: no server, no fetching, no modules."""
