"""Sealing bytes, keeping the keys that do it, and getting bytes onto a disk so that they stay."""
