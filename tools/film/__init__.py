"""Makes the films of a programme from storyboards. Not needed to run the program."""
