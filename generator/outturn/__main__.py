"""``python -m outturn`` is the command ``outturn``."""

from outturn.cli import main

if __name__ == "__main__":
    main()
