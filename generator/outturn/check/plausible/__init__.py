"""What is unlikely, though it can be read: warnings, each of which can be answered (``answers.csv``).

A rule goes by what the package itself says: by the other figures of an indicator, never by what is usual elsewhere.
"""
