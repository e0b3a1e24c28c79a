"""Answers to files: a new site, a scorecard, an indicator, rows for a period, and an older working copy made today's.

Pure: what is there comes in as bytes and rows, what is to be written goes out as bytes.
"""
