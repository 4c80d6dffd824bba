"""Train the tagger of attribution on a corpus of who said what, and measure it by cross-validation.

    python training/attribution.py --corpus DIR [--output FILE] [--folds N] [--every N]

DIR has `train/text/*.txt` and `train/attributions/*.ann` (see corpus.py). Reads every text with the rules, asks the
three questions of facta.coding.tagger.rows, fits a model to each, and writes the weights (default: those of the
package). Needs the dependency group `training`. About ten minutes and 6 GB for 840 articles on one core.

Every model is judged on articles that it was not fitted to, and fitted to scores that earlier models gave to articles
they were not fitted to. The same corpus and rules give the same file.
"""

import argparse
import gzip
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import lightgbm
import numpy as np
from corpus import Article, Attribution, counts, overlap, read_article, right_source
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from facta.codebook.cues import load_cues
from facta.coding.attribution import rule_drafts
from facta.coding.quotes import Quotes
from facta.coding.tagger.features import (
    NUMBERS,
    content_head,
    proposal_names,
    proposal_numbers,
    source_names,
    source_numbers,
    word_of,
)
from facta.coding.tagger.proposals import Proposal, may_be_cue
from facta.coding.tagger.rows import Word, names_of, open_proposals_of, options_of, proposals_of, words_of
from facta.coding.tagger.sight import Sight
from facta.coding.tagger.source_options import Option
from facta.coding.tagger.tagger import LEAST_CUE, LEAST_STATEMENT, Weighed, best, kept
from facta.coding.tagger.weights import FILE, LEAF_UNIT, LINEAR_UNIT
from facta.model.document import Document
from facta.model.sentence import AnnotatedText
from facta.reading.parser import shared_parser
from facta.reading.quotation_marks import quotations_of
from facta.reading.tree_repairs import repaired
from facta.sources.collect import collect

PACKAGED = Path(__file__).resolve().parents[1] / "src/facta/coding/tagger/weights" / FILE
LEAST_ROWS = 3
"""A name seen in fewer rows gets no weight."""
SMALLEST_WEIGHT = 20
"""Thousandths; smaller weights are left out."""
LEAST_SHARE = 0.02
"""A word that stands in cues more seldom is not looked at."""
STRENGTH = 0.3
TREES = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 15, "min_data_in_leaf": 40, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "max_bin": 63, "max_depth": 7, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS = {"source": 100, "proposal": 250}


@dataclass
class Rows:
    """Rows of one question: names as numbers of `index`, further numbers, labels, weights and folds."""

    index: dict[str, int] = field(default_factory=dict)
    names: list[list[int]] = field(default_factory=list)
    numbers: list[list[float]] = field(default_factory=list)
    label: list[bool] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)
    fold: list[int] = field(default_factory=list)

    def add(
        self, names: Iterable[str], label: bool, judged: bool, fold: int, numbers: list[float] | None = None
    ) -> int:
        """Add a row; return its number."""
        self.names.append(sorted({self.index.setdefault(name, len(self.index)) for name in names}))
        self.numbers.append(numbers or [])
        self.label.append(label)
        self.weight.append(float(judged))
        self.fold.append(fold)
        return len(self.label) - 1

    def matrix(self) -> tuple[csr_matrix, list[str]]:
        """Names as a sparse matrix, with the names of its columns."""
        ends = np.cumsum([0, *map(len, self.names)])
        columns = np.fromiter((i for row in self.names for i in row), dtype=np.int32, count=int(ends[-1]))
        whole = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(self.names), len(self.index)))
        often = np.flatnonzero(np.asarray(whole.sum(axis=0)).ravel() >= LEAST_ROWS)
        every = list(self.index)
        return whole[:, often], [every[i] for i in often]


@dataclass
class Text:
    """An article with what the rules see in it, its words that may be cues, and its rows."""

    article: Article
    sight: Sight
    fold: int
    words: list[tuple[Word, int]] = field(default_factory=list)
    sources: list[tuple[Word, int, list[Proposal], list[Option], list[int]]] = field(default_factory=list)
    proposals: list[tuple[Weighed, int]] = field(default_factory=list)


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=PACKAGED)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--every", type=int, default=1, help="take every Nth article")
    chosen = parser.parse_args()
    texts = texts_of(chosen.corpus / "train" / "text", chosen.folds, chosen.every)
    weights = trained(texts, chosen.folds)
    raw = json.dumps(weights, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
    version = f"1-{hashlib.sha256(raw).hexdigest()[:8]}"
    raw = json.dumps({**weights, "version": version}, sort_keys=True, separators=(",", ":")).encode()
    chosen.output.parent.mkdir(parents=True, exist_ok=True)
    chosen.output.write_bytes(gzip.compress(raw, mtime=0))
    print(f"{chosen.output.name}: version {version}, {chosen.output.stat().st_size / 1e6:.2f} MB")


def texts_of(folder: Path, folds: int, every: int) -> list[Text]:
    """Every article of the folder, read by the rules."""
    cues, parser = load_cues(), shared_parser()
    found: list[Text] = []
    documents = [one for one in collect([folder]) if isinstance(one, Document)]
    for n, document in enumerate(documents[::every]):
        article = read_article(folder / Path(document.source).name)
        paragraphs, parsed = parser.sentences_of(document)
        sentences = repaired(parsed)
        text = AnnotatedText(document, sentences, paragraphs, quotations=quotations_of(document, paragraphs))
        quotes = Quotes.of(text)
        sight = Sight.of(rule_drafts(text, quotes, cues), text, quotes, cues)
        found.append(Text(article, sight, n % folds))
    print(f"{len(found)} articles")
    report("rules alone", texts=found, drafts=lambda text: list(text.sight.drafts))
    return found


def trained(texts: list[Text], folds: int) -> dict[str, Any]:
    """The models of the three questions, the last two fitted to what the earlier ones say of unseen articles."""
    words = frequent_cues(texts)
    cue, cue_odds = fit_names(cue_rows(texts, words), folds)
    sources = source_rows(texts, cue_odds)
    source, source_odds = fit_names(sources, folds)
    for row, odds in zip(sources.numbers, source_odds, strict=True):
        row[0] = odds
    source_trees, source_odds = fit_trees(sources, folds, ROUNDS["source"])
    rows = proposal_rows(texts, cue_odds, source_odds)
    proposal, proposal_odds = fit_names(rows, folds)
    for row, odds in zip(rows.numbers, proposal_odds, strict=True):
        row[0] = odds
    proposal_trees, odds_of = fit_trees(rows, folds, ROUNDS["proposal"])
    for text in texts:
        text.proposals = [(one._replace(odds=float(odds_of[n])), n) for one, n in text.proposals]
    for least in (-0.8, -0.6, LEAST_STATEMENT, -0.2, 0.0):
        report(f"tagger, from {least}", texts, lambda text, least=least: kept([w for w, _ in text.proposals], least))
    return {
        "cue": cue, "source": source, "source_trees": source_trees, "proposal": proposal,
        "proposal_trees": proposal_trees, "numbers": list(NUMBERS), "words": sorted(words),
    }  # fmt: skip


def frequent_cues(texts: list[Text]) -> frozenset[str]:
    """Words, as features.word_of has them, that stand in annotated cues often enough to be looked at."""
    seen: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for text in texts:
        cues: frozenset[int] = frozenset().union(*(gold.cue for gold in text.article.gold))
        for sentence in text.sight.text.sentences:
            for token in filter(may_be_cue, sentence.tokens):
                seen[word_of(token)] += 1
                cued[word_of(token)] += text.article.tokens([(token.start, token.end)]) <= cues
    return frozenset(word for word, n in seen.items() if n >= LEAST_ROWS and cued[word] >= LEAST_SHARE * n)


def cue_rows(texts: list[Text], words: frozenset[str]) -> Rows:
    """Is this word a cue? Of a cue with several words, its last content word is the one."""
    rows = Rows()
    for text in texts:
        article = text.article
        last: dict[int, int] = {}
        for word in words_of(text.sight, words):
            place = article.tokens([(word.token.start, word.token.end)])
            number = next((n for n, gold in enumerate(article.gold) if place & gold.cue), None)
            judged = not (place <= article.in_contents or place <= article.set_aside)
            row = rows.add(names_of(text.sight, word), number is not None, judged or number is not None, text.fold)
            text.words.append((word, row))
            if number is not None:
                if number in last:
                    rows.label[last[number]] = False
                    rows.weight[last[number]] = float(judged)
                last[number] = row
    return rows


def source_rows(texts: list[Text], cue_odds: np.ndarray) -> Rows:
    """Whose words would it introduce? Judged for words of annotated cues."""
    rows = Rows()
    for text in texts:
        for word, n in text.words:
            if cue_odds[n] < LEAST_CUE and word.ruled is None:
                continue
            place = text.article.tokens([(word.token.start, word.token.end)])
            gold = next((one for one in text.article.gold if place & one.cue), None)
            proposals = open_proposals_of(text.sight, word)
            if not proposals and word.ruled is None:
                continue
            options = options_of(text.sight, word)
            numbers: list[int] = []
            for option, source, head in options:
                span = source.span if source is not None else None
                said = text.article.of_source([span] if span is not None else [])
                right = gold is not None and right_source(gold, said)
                names = source_names(word.sentence, word.token, option, head, span)
                further = source_numbers(text.sight, word.sentence, word.token, option, source, head, 0.0)
                numbers.append(rows.add(names, right, gold is not None, text.fold, further))
            text.sources.append((word, n, proposals, options, numbers))
    return rows


def proposal_rows(texts: list[Text], cue_odds: np.ndarray, source_odds: np.ndarray) -> Rows:
    """Is this proposal a statement? Where it is found with its source; not judged where the corpus cannot tell."""
    rows = Rows()
    for text in texts:
        for word, n, proposals, options, numbers in text.sources:
            chosen = best(options, [float(source_odds[number]) for number in numbers])
            for proposal, source in proposals_of(word, proposals, options, chosen):
                found = text.article.of_draft(proposal.draft)
                right, judged = judgement(text.article, found)
                head = content_head(word.sentence, proposal.draft, word.token)
                names = proposal_names(word.sentence, word.token, proposal, source.head, head)
                scores = (0.0, float(cue_odds[n]))
                further = proposal_numbers(text.sight, word.sentence, word.token, proposal, source, head, scores)
                row = rows.add(names, right, judged, text.fold, further)
                text.proposals.append((Weighed(0.0, proposal.draft, proposal.by_rules), row))
    return rows


def judgement(article: Article, found: Attribution) -> tuple[bool, bool]:
    """Whether a draft finds an attribution with its source, and whether that can be judged."""
    nearest = max(article.gold, key=lambda gold: overlap(gold.content, found.content), default=None)
    if nearest is None or overlap(nearest.content, found.content) < 0.5:
        return False, not article.cannot_be_judged(found)
    return right_source(nearest, found), True


def fit_names(rows: Rows, folds: int) -> tuple[dict[str, int], np.ndarray]:
    """A linear model over names, and the log-odds that models of the other folds give each row."""
    matrix, names = rows.matrix()
    label, fold = np.array(rows.label), np.array(rows.fold)
    judged = np.array(rows.weight) > 0
    odds = np.zeros(len(label))
    for k in range(folds):
        weights = _linear(matrix[judged & (fold != k)], label[judged & (fold != k)], names)
        odds[fold == k] = matrix[fold == k] @ np.array([weights.get(name, 0) for name in names]) / LINEAR_UNIT
    print(f"{len(label)} rows, {len(names)} names")
    return _linear(matrix[judged], label[judged], names), odds


def _linear(matrix: csr_matrix, label: np.ndarray, names: list[str]) -> dict[str, int]:
    model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3, random_state=1).fit(matrix, label)
    weights = np.rint(model.coef_[0] * LINEAR_UNIT).astype(int)
    found = {name: int(w) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST_WEIGHT}
    always = round(float(model.intercept_[0]) * LINEAR_UNIT)
    found["bias"] = found.get("bias", 0) + always
    return found


def fit_trees(rows: Rows, folds: int, rounds: int) -> tuple[list[dict[str, list[float]]], np.ndarray]:
    """Boosted trees over numbers, and the log-odds that those of the other folds give each row."""
    numbers, label, fold = np.array(rows.numbers), np.array(rows.label, dtype=int), np.array(rows.fold)
    if numbers.shape[1] not in NUMBERS:
        raise SystemExit(f"rows have {numbers.shape[1]} numbers, features.NUMBERS says {NUMBERS}: correct it there")
    judged = np.array(rows.weight) > 0
    odds = np.zeros(len(label))
    for k in range(folds):
        seen = judged & (fold != k)
        model = lightgbm.train(TREES, lightgbm.Dataset(numbers[seen], label[seen]), rounds)
        odds[fold == k] = model.predict(numbers[fold == k], raw_score=True)
    model = lightgbm.train(TREES, lightgbm.Dataset(numbers[judged], label[judged]), rounds)
    return [_tree(one["tree_structure"]) for one in model.dump_model()["tree_info"]], odds


def _tree(root: dict[str, Any]) -> dict[str, list[float]]:
    tree: dict[str, list[float]] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}

    def add(node: dict[str, Any]) -> tuple[int, int]:
        n = len(tree["feature"])
        leaf = "leaf_value" in node
        tree["feature"].append(0 if leaf else node["split_feature"])
        tree["threshold"].append(0.0 if leaf else node["threshold"])
        tree["value"].append(round(node["leaf_value"] * LEAF_UNIT) if leaf else 0)
        tree["left"].append(n)
        tree["right"].append(n)
        if leaf:
            return n, 0
        tree["left"][n], one = add(node["left_child"])
        tree["right"][n], other = add(node["right_child"])
        return n, 1 + max(one, other)

    _, depth = add(root)
    return {**tree, "depth": [depth]}


def report(name: str, texts: list[Text], drafts: Callable[[Text], list[Any]]) -> None:
    """Print precision, recall and F1 with the right source."""
    total: Counter[str] = Counter()
    for text in texts:
        gold, judged, right = counts(text.article, [text.article.of_draft(draft) for draft in drafts(text)])
        total.update(gold=gold, judged=judged, right=right)
    precision, recall = total["right"] / max(1, total["judged"]), total["right"] / max(1, total["gold"])
    f1 = 2 * total["right"] / max(1, total["judged"] + total["gold"])
    print(f"{name:<20} P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}", flush=True)


if __name__ == "__main__":
    main()
