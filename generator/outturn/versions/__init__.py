"""Versions: what differs between two states, which number it asks for, what sealing writes, what must still stand."""
