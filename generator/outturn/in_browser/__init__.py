"""The program in a reader's browser: the Python that it needs there, where that comes from, what stands in for what.

``needed.json`` names every file with its SHA-256; ``bringing`` fetches them, once, when somebody asks for it.
"""

from outturn.in_browser.needed import FOLDER, LOCK, NEEDED, SIZE, Needed, are_brought

__all__ = ["FOLDER", "LOCK", "NEEDED", "SIZE", "Needed", "are_brought"]
