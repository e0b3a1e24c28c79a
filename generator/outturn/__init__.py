"""Outturn: versioned data packages of council performance figures in, a public website of scorecards out."""

__version__ = "0.1.0"
