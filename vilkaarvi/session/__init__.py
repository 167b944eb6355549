"""The hour itself: its events, its moves, its plan, and what the room sees."""
