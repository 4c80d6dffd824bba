"""How record and findings become pages, tables and files."""
