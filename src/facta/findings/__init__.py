"""The named tests, asked of a record."""
