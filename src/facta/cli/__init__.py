"""Commands, options, exit codes, progress."""
