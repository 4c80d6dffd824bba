"""`python -m facta`: the same program as the command `facta`."""

from facta.cli.main import run

if __name__ == "__main__":
    run()
