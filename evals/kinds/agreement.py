"""How far the second coding agrees with the first: Krippendorff's alpha for nominal data.

    python evals/kinds/agreement.py

`recoded.jsonl` holds labels that were coded a second time, blind and shuffled. Compared are the first kinds; the second
kinds are left aside.
"""

import json
import sys
from pathlib import Path

from facta.engine.project_agreement import alpha_words, krippendorff_alpha

HERE = Path(__file__).resolve().parent


def coded(name: str) -> dict[tuple[str, str], str]:
    """The kind of each statement in a file of labels, by text and content."""
    lines = [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    return {(line["text"], str(line["content"])): line["kind"] for line in lines}


def main() -> int:
    first = coded("labels.jsonl") | coded("unseen.jsonl")
    pairs = [(first[statement], kind) for statement, kind in coded("recoded.jsonl").items()]
    same = sum(one == other for one, other in pairs)
    print(f"same kind {same} of {len(pairs)}; Krippendorff's alpha {alpha_words(krippendorff_alpha(pairs))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
