"""Which parties, acts and matters of different documents are one."""
