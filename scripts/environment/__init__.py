"""What a machine needs before the handbook can run there. Standard library only: nothing is installed yet."""
