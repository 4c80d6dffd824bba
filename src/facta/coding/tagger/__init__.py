"""The trained layer of attribution: it proposes statements beside those of the rules, and weighs both."""
