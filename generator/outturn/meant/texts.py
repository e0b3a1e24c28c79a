"""The text that a cell was meant to hold, before another encoding broke it."""

import re


def text_meant(text: str) -> str:
    """The text that was written in UTF-8 and read as another encoding, as it was; the text itself where it was not.

    A run of letters beyond ASCII whose bytes are UTF-8 is no word of any language.
    """
    if text.isascii():
        return text
    for _ in range(2):  # some were read wrongly twice
        mended = re.sub(r"[^\x00-\x7f]+", lambda run: _reread(run[0]), text)
        if mended == text:
            return text
        text = mended
    return text


def _reread(run: str) -> str:
    try:
        return b"".join(_byte(one) for one in run).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return run


def _byte(one: str) -> bytes:
    """The byte that Windows shows as that letter; what it has no letter for stands for itself."""
    try:
        return one.encode("cp1252")
    except UnicodeEncodeError:
        return one.encode("latin-1")
