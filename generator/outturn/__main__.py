"""``python -m outturn`` is the command ``outturn``."""

from outturn.command.main import main

if __name__ == "__main__":
    main()
