"""What a newer version brings, in words that a manager can act on: on the screen, and as a page for the team."""
