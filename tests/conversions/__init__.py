"""Made-up files of the kinds that councils have, each with a script that writes it as a data package."""
