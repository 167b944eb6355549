"""vilkaarvi carries a conversation leader through an hour of calm talk at work."""

__version__ = "0.1.0"
