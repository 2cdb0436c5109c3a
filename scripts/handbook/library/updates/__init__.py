"""What a newer version of the handbook brings, and what it means for what an organisation wrote on the older."""
