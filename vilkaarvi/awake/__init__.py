"""Keeps the computer from sleeping, locking and dimming while an hour is led. No windows here."""
