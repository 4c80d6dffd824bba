"""Short reports of our own, with invented places and names."""

import random
from pathlib import Path

MAYORS = ("Ana Petrel", "Orlan Vesk", "Mirela Dostan", "Teo Harnik")
BODIES = ("the Tenants' League", "the Rowers' Guild", "the Sunrise Club", "the Weavers' Union")
TOWNS = ("Tolm", "Varn", "Ostrel", "Lodvar")
SUSPECTS = ("Bruno Kestrel", "Silvan Oreth", "Petra Wend", "Ivo Lantar")


def report(number: int) -> str:
    """Two or three sentences that differ from number to number."""
    chosen = random.Random(number)
    mayor, body, town, suspect = (chosen.choice(names) for names in (MAYORS, BODIES, TOWNS, SUSPECTS))
    day = 1 + number % 28
    return (
        f"{town.upper()}, Ardovia -- The city of {town} refused {body} a permit for rally {number} on May {day}, "
        f"2024. Mayor {mayor} said the square was under repair.\n\n"
        f"Police in {town} detained {suspect} on suspicion of embezzling {number} crowns.\n"
    )


def write_pile(folder: Path, count: int, first: int = 1) -> Path:
    """`count` reports in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"r{number:04d}.txt").write_text(report(number), encoding="utf-8")
    return folder


def two_outlets(folder: Path) -> Path:
    """One agency text, printed by two outlets byte for byte, and a report of another."""
    write_pile(folder, 1, first=60)
    for name in ("courier.txt", "post.txt"):
        (folder / name).write_text(report(61))
    (folder / "documents.csv").write_text(
        "file,published,publisher,url\n"
        "courier.txt,2024-06-01,Tolm Courier,https://courier.example/1\n"
        "post.txt,2024-06-01,Ardovia Post,https://post.example/7\n"
    )
    return folder
