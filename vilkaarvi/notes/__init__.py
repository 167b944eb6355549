"""What was said, never who said it: notes, the check before they are stored, and the lines a group agrees on."""
