"""Bytes to a text: UTF-8, or what a spreadsheet wrote in its place."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from outturn.errors import Finding
from outturn.reading.guard import not_utf8

OF_WINDOWS = frozenset("£€’‘“”–—…•©®°·½¼¾²³×«»´éèêëáàâäíìîïóòôöúùûüçñãõåøæßÿýÉÈÊËÁÀÂÄÍÌÎÏÓÒÔÖÚÙÛÜÇÑÃÕÅØÆ\u00a0")
"""Letters and signs that stand in texts of a council; other bytes are of no encoding that one can be sure of."""


def decoded(content: bytes, file: str) -> tuple[str | None, Finding | None]:
    """The text of a table, and why its bytes are not UTF-8; no text where nobody can tell what it is.

    What Windows and spreadsheets write is read all the same, so that whatever else is wrong is found with it.
    """
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as wrong:
        return meant(content), not_utf8(wrong, file)


def meant(content: bytes) -> str | None:
    """The text of bytes that are not UTF-8: UTF-16 that says so, or what Windows writes where all its letters fit."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            return None
    try:
        text = content.removeprefix(BOM_UTF8).decode("cp1252")
    except UnicodeDecodeError:
        return None
    is_likely = all(one in OF_WINDOWS for one in set(re.sub(r"[\x00-\x7f]", "", text)))
    return text if is_likely and "\0" not in text else None
