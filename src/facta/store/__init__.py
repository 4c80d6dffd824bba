"""How a project's record is kept and asked: one schema, on SQLite and on PostgreSQL."""
