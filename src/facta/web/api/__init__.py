"""The same actions as the pages, as JSON, for scripts."""
