"""What may leave the laptop: group cards and completion records. Counts and plans, signed; never what was said."""
