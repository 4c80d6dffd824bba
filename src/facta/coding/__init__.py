"""What one document says: statements, acts, parties, ties, matters, each with the rule that produced it."""
