"""What the program stands on, looked at row by row. Nothing here changes anything, and no lock is taken."""
