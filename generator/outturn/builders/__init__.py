"""Site builders: each a shell around pages that are made."""
