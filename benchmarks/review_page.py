"""How fast the review page of a long report opens: 30,000 words with 1,500 entries, made up.

    python benchmarks/review_page.py [--rounds 20] [--browser]

Prints the median and the slowest of the rounds: the server's answer over loopback, and with --browser the time from
the click to the page being laid out in headless Chromium. On a machine that does other work besides, look at the
processor time: of this process, and of Chromium's main thread. Exits with 1 where a median is over a second.
"""

import argparse
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from facta.codebook.codebook import load_codebook
from facta.engine.project import Project
from facta.engine.project_entries import read_document
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json
from facta.store.json_text import Row
from facta.store.readings import put_reading
from facta.web.serve import Serving

WORDS, PARTIES = 31_100, 150
MOST_S = 1.0
REPORT = "d" + "1" * 12
_PLAIN = "the of a in square harbour council letter office street morning paper report water bridge garden".split()


def long_report() -> Reading:
    """1,350 statements and acts over 30,000 words, and 150 parties with five mentions each."""
    draw = random.Random(4)
    text: list[str] = []
    length = 0
    statements: list[Row] = []
    acts: list[Row] = []
    mentions: list[list[list[int]]] = [[] for _ in range(PARTIES)]

    def put(words: str) -> list[int]:
        nonlocal length
        start, length = length, length + len(words)
        text.append(words)
        return [start, length]

    words = 0
    while words < WORDS:
        number = len(statements) + len(acts)
        start = length
        who = draw.randrange(PARTIES)
        name = put(f"Person{who:03} Kestrel")
        mentions[who].append(name)
        if number % 2 and number < 1350:
            put(" ")
            cue = put("said that")
            put(" ")
            content = put(" ".join(draw.choices(_PLAIN, k=14)))
            row: Row = {"id": f"s{number}", "speaker": f"p{who}", "source": name, "cue": cue, "content": [content]}
            statements.append({**row, "mode": "indirect", "kind": draw.choice(("claim", "pledge", "denial"))})
        else:
            put(" ")
            trigger = put("refused")
            put(" " + " ".join(draw.choices(_PLAIN, k=14)))
            row = {"id": f"a{number}", "type": "assembly.refuse", "trigger": trigger, "lemma": "refuse"}
            row |= {"roles": {"agent": [{"party": f"p{who}", "span": name}]}, "modality": "alleged"}
            if number < 1350:
                acts.append({**row, "passage": [start, length]})
        words += 18
        put(".\n\n" if draw.random() < 0.25 else ". ")
    parties = [
        {"id": f"p{n}", "kind": "person", "name": f"Person{n:03} Kestrel", "mentions": found[:5]}
        for n, found in enumerate(mentions)
        if found
    ]
    document: Row = {"id": REPORT, "source": "long.txt", "digest": "1" * 64, "text": "".join(text), "title": "Long"}
    return reading_from_json({"document": document, "parties": parties, "statements": statements, "acts": acts})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--browser", action="store_true", help="measure in headless Chromium too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = made_project(Path(folder) / "project")
        serving = Serving(project, "Ana Petrel", 0)
        threading.Thread(target=serving.run, daemon=True).start()
        slow = [
            measured("server, report", asked.rounds, lambda: page_s(serving, f"/reports/{REPORT}?entry={REPORT}-s701"))
        ]
        slow.append(
            measured("server, panel", asked.rounds, lambda: page_s(serving, f"/reports/{REPORT}/panel/{REPORT}-s701"))
        )
        if asked.browser:
            slow += in_browser(serving, asked.rounds)
        serving.stop()
    return int(max(slow) > MOST_S)


def made_project(folder: Path) -> Project:
    project = Project.init(folder, "Bench", coder="Ana Petrel")
    codebook, reading = load_codebook(), long_report()
    entries = len(reading.parties) + len(reading.statements) + len(reading.acts)
    print(f"{len(reading.document.text.split()):,} words, {entries:,} entries")
    with project.store.writing() as connection:
        put_reading(connection, read_document(reading, codebook, codebook.version, "made", {}))
    return project


def measured(name: str, rounds: int, once: Callable[[], float]) -> float:
    once()
    begun = process_time()
    times = [once() for _ in range(rounds)]
    used = (process_time() - begun) / rounds
    print(f"{name}: median {median(times):.3f} s, slowest {max(times):.3f} s, server's processor time {used:.3f} s")
    return median(times)


def page_s(serving: Serving, path: str) -> float:
    """Seconds from the request to the last byte."""
    begun = perf_counter()
    connection = HTTPConnection("127.0.0.1", serving.keys.port)
    cookie = f"{serving.keys.cookie_name}={serving.keys.cookie}"
    connection.request("GET", path, headers={"Host": f"127.0.0.1:{serving.keys.port}", "Cookie": cookie})
    answer = connection.getresponse()
    size = len(answer.read())
    assert answer.status == 200, answer.status
    assert size > 10_000
    connection.close()
    return perf_counter() - begun


def in_browser(serving: Serving, rounds: int) -> list[float]:
    """From the start of the navigation to the load event with the first frame laid out; and a change of the panel."""
    from playwright.sync_api import sync_playwright

    base = f"http://127.0.0.1:{serving.keys.port}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1366, "height": 768})
        page.goto(serving.keys.address)
        inside = page.context.new_cdp_session(page)
        inside.send("Performance.enable", {"timeDomain": "threadTicks"})

        def load_s() -> float:
            page.goto(f"{base}/reports/{REPORT}?entry={REPORT}-s701", wait_until="load")
            return float(
                page.evaluate("new Promise(done => requestAnimationFrame(() => done(performance.now() / 1000)))")
            )

        def change_s() -> float:
            before = page.locator("#entry").get_attribute("data-entry")
            begun = perf_counter()
            page.keyboard.press("n")
            page.wait_for_function("before => document.querySelector('#entry').dataset.entry !== before", arg=before)
            return perf_counter() - begun

        found = [measured("browser, report opened", rounds, load_s), measured("browser, next entry", rounds, change_s)]
        load_s()
        told = {each["name"]: each["value"] for each in inside.send("Performance.getMetrics")["metrics"]}
        print(f"browser, report opened: processor time of the main thread {told['TaskDuration']:.3f} s")
        chromium.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
