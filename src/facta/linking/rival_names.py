"""Two like incidents in one circle of reports, told apart by whom they are about.

Reports of two arrests in one club share nearly all their words; what parts them is the person whom each names most.
In: the texts of a circle. Out: the two sides, where the reports are led by one of two people and one of the two is
hardly ever named on the other's side.
"""

import re
from collections import Counter
from collections.abc import Sequence

from facta.linking.brief import Named
from facta.linking.romanisation import folded

LEAST_REPORTS, LEAST_SHARE = 3, 0.3
"""So many reports, and so large a share of the circle, are led by each of the two names."""
LEAST_LED = 0.8
"""So large a share of the circle is led by one of them."""
MOST_SHARED = 0.12
"""At most that share of one side names the one who leads the other."""
FULL_NAME = re.compile(r"\b[A-Z][^\W\d_]*[a-z’']+ (?:[A-Z]\. )?([A-Z][^\W\d_]*[a-z])\b")


def named_in(text: str) -> Named:
    """Whom a text names; "" leads where there is no full name."""
    names = {match[1]: match.start() for match in reversed(list(FULL_NAME.finditer(text)))}
    words = Counter(re.findall(r"[^\W\d_]+", text))
    lead = min(names, key=lambda name: (-words[name], names[name]), default="")
    return Named(folded(lead), frozenset(folded(name) for name in names))


def sides_of(reports: Sequence[Named]) -> list[int] | None:
    """For each report 0 or 1, its side; None where nothing parts the reports. Those led by others stay on side 0."""
    leads = Counter(report.lead for report in reports if report.lead)
    least = max(LEAST_REPORTS, LEAST_SHARE * len(reports))
    common = sorted((name for name, number in leads.items() if number >= least), key=lambda name: (-leads[name], name))
    if len(common) < 2 or leads[common[0]] + leads[common[1]] < LEAST_LED * len(reports):
        return None
    one, other = common[:2]
    for name, rival in ((one, other), (other, one)):
        intruding = sum(name in report.names for report in reports if report.lead == rival)
        if intruding <= MOST_SHARED * leads[rival]:
            return [int(report.lead == other) for report in reports]
    return None
