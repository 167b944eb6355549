"""The conductor: the engine, the film player, the notes and the store, joined over protocols."""
