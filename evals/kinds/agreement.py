"""How far the second coding agrees with the first: Krippendorff's alpha for nominal data. Standard library only.

    python evals/kinds/agreement.py

`recoded.jsonl` holds labels that were coded a second time, blind and shuffled. Compared are the first kinds; the second
kinds are left aside.
Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), nominal metric, no missing data.
"""

import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent


def alpha(pairs: list[tuple[str, str]]) -> float:
    """1 where both codings always agree, 0 where they agree as often as chance would have it."""
    values = Counter(value for pair in pairs for value in pair)
    number = sum(values.values())
    observed = sum(one != other for one, other in pairs) / len(pairs)
    expected = 1 - sum(count * (count - 1) for count in values.values()) / (number * (number - 1))
    return 1 - observed / expected if expected else 1.0


def coded(name: str) -> dict[tuple[str, str], str]:
    """The kind of each statement in a file of labels, by text and content."""
    lines = [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    return {(line["text"], str(line["content"])): line["kind"] for line in lines}


def main() -> int:
    first = coded("labels.jsonl") | coded("unseen.jsonl")
    pairs = [(first[statement], kind) for statement, kind in coded("recoded.jsonl").items()]
    same = sum(one == other for one, other in pairs)
    print(f"same kind {same} of {len(pairs)}; Krippendorff's alpha {alpha(pairs):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
