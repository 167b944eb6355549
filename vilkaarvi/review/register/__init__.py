"""Where what was handed over is kept: one protocol (protocol.py), and whoever keeps it (tiny.py)."""
