"""How the example site's packages were made from published official statistics; not part of the wheel."""
