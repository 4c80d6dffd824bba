# What CI runs, in the order that fails fastest. Arguments go to pytest.
check *ARGS: format-check lint types imports docs-check (test ARGS)

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

# The generated parts of the documentation agree with the code.
docs-check:
    cog --check -r docs/*.md

# Write the generated parts of the documentation anew.
docs:
    cog -r docs/*.md

test *ARGS:
    pytest {{ARGS}}

# Score against the evaluation data that lies beside the checkout; says what it left out.
evals *NAMES:
    python evals/run.py {{NAMES}}

# Ratios of cost within one run.
bench *ARGS:
    python benchmarks/reading.py {{ARGS}}
