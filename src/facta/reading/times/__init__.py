"""The grammar of time expressions: words, token lines, rules, tense and calendar values."""
