"""What the site offers to machines beside its pages: values to bytes, one file a kind; nothing here reads or writes."""
