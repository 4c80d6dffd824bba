# What CI runs, in the order that fails fastest.
check: format-check lint types imports docs-check test

format:
    ruff format .
    ruff check --fix .

format-check:
    ruff format --check .

lint:
    ruff check .

types:
    mypy
    basedpyright

imports:
    lint-imports

# Generated parts of the documentation agree with the code.
docs-check:
    cog --check -r docs/*.md

docs:
    cog -r docs/*.md

test *ARGS:
    pytest {{ARGS}}

# Score against the evaluation data that lies beside the checkout; says what it left out.
evals *NAMES:
    python evals/run.py {{NAMES}}
