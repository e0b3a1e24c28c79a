"""What stands in, in a browser, for packages of which there is none for the Python that runs there.

These are never imported here: ``carried`` puts them where Python looks for the packages themselves.
"""
