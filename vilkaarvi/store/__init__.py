"""The data folder: groups, runs, notes and their keys, under one writer's lock."""
