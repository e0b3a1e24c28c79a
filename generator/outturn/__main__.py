"""The command ``outturn``, and the same as ``python -m outturn``."""

import sys

INTERRUPTED = 130
"""What a shell says of a program that was ended by Ctrl-C."""


def main() -> None:
    """Run the command; Ctrl-C ends it without a word, while what it needs is still being imported too."""
    try:
        from outturn.command.main import main as run  # noqa: PLC0415 - the import takes longer than a hasty finger

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
