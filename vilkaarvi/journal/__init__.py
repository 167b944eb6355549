"""Sealed append-only files that survive a kill and a power cut, and TinyDB's storage over them."""
