"""Film without a player: what a player promises, which frame may be shown, and captions."""
