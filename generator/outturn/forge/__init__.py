"""GitHub as the workflows of a repository use it: pull requests, comments, issues; and what strangers bring."""
