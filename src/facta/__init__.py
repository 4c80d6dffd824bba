"""Facta reads news reports and sets words against deeds."""

__version__ = "0.1.0"
