"""Coded reports in numbers, as export.ts wrote them: read, and put together into batches.

A line of reports.jsonl is a report, its sentences in order. Of a sentence's words: w the form, l the lemma, a and b that
word's fine and coarse class, u the tag, d the relation, h the head's row, cap whether it is capitalised. m: its mentions
(from, to, head, form, parties). c: parties that may be sides (party, kind, where named, rank, order); g: how often each
two of those are named together. t: words that may tell of an act (r row, k kind, s status by grammar, q quoted, n types of
its frames, f types whose frames fit and what they make of each party, p path and slot to each mention, y type, -1 where
coding does not say, c roles, m mode, z status). k: words that may make other statements (row, kind, right, ways, roles where it is
coded).
"""

import json

import numpy as np
import torch

CANDIDATES = 16
"""Parties that are weighed: src/statement/reader/cast.ts."""
MENTIONS = 4
BEFORE, AFTER = 3, 1
"""Mentions of a party in sentences before and after that are looked at."""
GAPS = 8
"""Sentences between are told apart up to half as many, each way."""
TYPES, KINDS = 17, 4
OTHER = 3
"""The kind of words that are asked of other statements than events."""
TOKENS = ("w", "l", "a", "b", "u", "d", "cap")


class Report:
    """One report, flat: offsets are of its own tokens, mentions and pairs of word and mention."""

    def __init__(self, line):
        raw = json.loads(line)
        self.id, self.part, self.given, self.stance = raw["id"], raw["part"], raw["given"], raw["stance"]
        self.tokens = {name: [] for name in (*TOKENS, "h", "party", "heading", "form")}
        self.lengths, self.mentions, self.named = [], [], []
        self.candidates, self.counts, self.standing, self.where = [], [], [], []
        self.words, self.frames, self.ruled, self.roles, self.extra, self.kinds, self.pairs = [], [], [], [], [], [], []
        for number, sentence in enumerate(raw["sentences"]):
            self.take(number, sentence)
        self.tokens = {name: np.array(values, np.int64) for name, values in self.tokens.items()}
        shape = lambda values, *sizes: np.array(values, np.int64).reshape(-1, *sizes)
        self.lengths, self.counts = shape(self.lengths), np.array(self.counts, np.int64)
        self.lengths = self.lengths.reshape(-1)
        self.mentions = np.array(self.mentions, np.int64)
        self.named, self.pairs, self.words = shape(self.named, 2), shape(self.pairs, 5), shape(self.words, 8)
        self.candidates, self.standing = shape(self.candidates, CANDIDATES, 6), shape(self.standing, CANDIDATES, MENTIONS)
        self.frames = np.array(self.frames, np.float32).reshape(-1, 2 * TYPES)
        self.extra, self.kinds = shape(self.extra, 2), shape(self.kinds, 2)
        parties = [self.named[:, 1].max(initial=0), self.candidates[:, :, 0].max(initial=0)]
        self.parties = 1 + int(max(parties))
        self.elsewhere = np.stack(list(self.beyond())) if len(self.lengths) else np.zeros((0, CANDIDATES, BEFORE + AFTER, 2), np.int64)

    def take(self, number, sentence):
        first, size, mentions = len(self.tokens["w"]), len(sentence["w"]), sentence["m"]
        self.lengths.append(size)
        for name in TOKENS:
            self.tokens[name] += sentence[name]
        self.tokens["h"] += [head + first if head >= 0 else -1 for head in sentence["h"]]
        kinds = {candidate[0]: candidate[1] for candidate in sentence["c"]}
        party, heading, form = [0] * size, [0] * size, [0] * size
        before, of = len(self.mentions), {}
        for at, (start, end, head, how, *parties) in enumerate(mentions):
            for row in range(start, min(end, size)):
                party[row] = kinds.get(parties[0], 0) + 1 + (5 if len(parties) > 1 else 0)
                form[row] = how + 1
            heading[head] = 1
            self.mentions.append(head + first)
            self.where.append(number)
            for one in parties:
                self.named.append((before + at, one))
                of.setdefault(one, []).append(at)
        for name, values in (("party", party), ("heading", heading), ("form", form)):
            self.tokens[name] += values
        candidates = sentence["c"][:CANDIDATES]
        together = sentence["g"]
        here = [candidate[0] in of for candidate in candidates]
        rows = []
        for i, candidate in enumerate(candidates):
            others = [together[i][j] for j in range(len(candidates)) if j != i and here[j]]
            rows.append([*candidate, max(others, default=0)])
        gap = CANDIDATES - len(candidates)
        self.counts.append(len(candidates))
        self.candidates.append(rows + [[0] * 6] * gap)
        self.standing.append([(of.get(c[0], []) + [-1] * MENTIONS)[:MENTIONS] for c in candidates] + [[-1] * MENTIONS] * gap)
        for word in sentence["t"]:
            frames, ruled = [0] * (2 * TYPES), {}
            for kind, *sides in word["f"]:
                frames[kind], ruled[kind] = 1, sides[:CANDIDATES]
            for kind in word["n"]:
                frames[TYPES + kind] = 1
            self.word(number, first, mentions, word["r"], word["p"], (word["k"], word["s"], word["q"], word["y"]))
            self.frames.append(frames)
            self.ruled.append(ruled)
            self.roles.append(word.get("c"))
            self.extra.append((word.get("m", -1), word.get("z", -1)))
            self.kinds.append((-1, 0))
        for row, kind, right, ways, *roles in sentence["k"]:
            self.word(number, first, mentions, row, ways, (OTHER, 0, 0, -1))
            self.frames.append([0] * (2 * TYPES))
            self.ruled.append({})
            self.roles.append(roles[0] if roles else None)
            self.extra.append((-1, -1))
            self.kinds.append((kind, right))

    def beyond(self):
        """Of each sentence, the nearest mentions of its candidates in others, with how many sentences lie between."""
        of = {}
        for mention, party in self.named:
            of.setdefault(int(party), []).append((int(mention), self.where[mention]))
        for sentence, candidates in enumerate(self.candidates):
            rows = np.full((CANDIDATES, BEFORE + AFTER, 2), -1, np.int64)
            for at in range(self.counts[sentence]):
                named = of.get(int(candidates[at, 0]), [])
                before = [one for one in named if one[1] < sentence][-BEFORE:]
                after = [one for one in named if one[1] > sentence][:AFTER]
                for to, (mention, where) in enumerate(before + after):
                    rows[at, to] = mention, gap(where - sentence)
            yield rows

    def word(self, sentence, first, mentions, row, ways, described):
        at = len(self.words)
        self.words.append((row + first, sentence, len(self.pairs), len(self.mentions) - len(mentions), *described))
        for mention, (path, slot) in enumerate(ways):
            distance = mentions[mention][2] - row
            far = 0 if distance == 0 else min(7, abs(distance).bit_length())
            whole = len(self.mentions) - len(mentions) + mention
            self.pairs.append((at, whole, path, slot, far + (8 if distance < 0 else 0)))


def gap(sentences):
    """A class of how many sentences lie between, before (negative) or after."""
    far = min(GAPS // 2, abs(sentences)) - 1
    return far if sentences < 0 else far + GAPS // 2


def read(path):
    with open(path) as lines:
        return [Report(line) for line in lines]


def batches(reports, budget, random=None):
    """Reports put together up to about `budget` tokens, in a random order where one is given."""
    order = [report for report in reports if len(report.words) > 0 and len(report.mentions) > 0]
    if random:
        random.shuffle(order)
    found, tokens = [[]], 0
    for report in order:
        if tokens >= budget:
            found.append([])
            tokens = 0
        found[-1].append(report)
        tokens += len(report.tokens["w"])
    return [batch for batch in found if batch]


class Batch:
    """Several reports as one, in tensors on a device."""

    def __init__(self, reports, device, weight):
        ends = lambda count: np.cumsum([0] + [count(report) for report in reports])
        tokens, sentences = ends(lambda r: len(r.tokens["w"])), ends(lambda r: len(r.lengths))
        mentions, words = ends(lambda r: len(r.mentions)), ends(lambda r: len(r.words))
        pairs, parties = ends(lambda r: len(r.pairs)), ends(lambda r: r.parties)
        join = lambda of: np.concatenate([of(i, report) for i, report in enumerate(reports)])
        self.device = device
        to = self.to
        for name in (*TOKENS, "party", "heading", "form"):
            setattr(self, name, to(join(lambda i, r, name=name: r.tokens[name])))
        self.h = to(join(lambda i, r: np.where(r.tokens["h"] >= 0, r.tokens["h"] + tokens[i], -1)))
        lengths = join(lambda i, r: r.lengths)
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        self.sentence = to(sentence)
        self.longest, self.sentences = int(lengths.max()), len(lengths)
        position = np.arange(len(sentence)) - (np.cumsum(lengths) - lengths)[sentence]
        self.laid = to(position * self.sentences + sentence)
        self.mask = to((np.arange(self.longest)[:, None] < lengths[None]).astype(np.float32))
        of = np.repeat(np.arange(len(reports)), np.diff(sentences))
        self.report = to(of)
        self.per_report = to(np.diff(sentences).astype(np.float32))
        at = np.arange(len(lengths))
        self.before = to(np.where(at == sentences[of], -1, at - 1))
        self.mention = to(join(lambda i, r: r.mentions + tokens[i]))
        self.named = to(join(lambda i, r: r.named + np.array([mentions[i], parties[i]])))
        self.parties = int(parties[-1])
        shift = lambda i: np.array([tokens[i], sentences[i], pairs[i], mentions[i], 0, 0, 0, 0])
        self.plain = join(lambda i, r: r.words + shift(i))
        self.words = to(self.plain)
        self.frames = to(join(lambda i, r: r.frames))
        self.pairs = to(join(lambda i, r: r.pairs + np.array([words[i], mentions[i], 0, 0, 0])))
        self.candidates = join(lambda i, r: r.candidates + np.array([parties[i], 0, 0, 0, 0, 0]))
        self.counts, self.standing = join(lambda i, r: r.counts), join(lambda i, r: r.standing)
        shifted = lambda i, r: np.where(r.elsewhere >= 0, r.elsewhere + np.array([mentions[i], 0]), -1)
        self.elsewhere = join(shifted)
        self.weight = to(join(lambda i, r: np.full(len(r.words), weight if r.given else 1, np.float32)))
        kinds = join(lambda i, r: r.kinds)
        self.plain_extra, self.plain_kinds = join(lambda i, r: r.extra), kinds[:, 0]
        self.extra, self.kinds = to(self.plain_extra), to(kinds)
        # Found here, so that a card need not wait to be asked for them.
        self.coded = to(np.nonzero((self.plain[:, 7] >= 0) & (kinds[:, 0] < 0))[0])
        self.other = to(np.nonzero(kinds[:, 0] >= 0)[0])
        self.ruled = [ruled for report in reports for ruled in report.ruled]
        self.roles = [roles for report in reports for roles in report.roles]
        self.asked = self.casts()

    def to(self, array):
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.device)

    def casts(self):
        """The words whose casts are coded, as a question, with the coded roles. Kinds of statements come after the types of acts."""
        at = np.array([i for i, roles in enumerate(self.roles) if roles], np.int64)
        if len(at) == 0:
            return None
        roles = np.zeros((len(at), CANDIDATES), np.int64)
        for row, word in enumerate(at):
            coded = self.roles[word][:CANDIDATES]
            roles[row, : len(coded)] = coded
        kinds = self.plain_kinds[at]
        self.known = self.to(np.nonzero(self.plain_extra[at, 0] >= 0)[0])
        return Question(self, at, np.where(kinds >= 0, TYPES + kinds, self.plain[at, 7])), self.to(roles)


class Question:
    """Words of a batch, each read as an act of a type or a statement of a kind: who may be its sides."""

    def __init__(self, batch, words, types):
        sentences = batch.plain[words, 1]
        standing = batch.standing[sentences]
        ruled, known = np.zeros((len(words), CANDIDATES), np.int64), np.zeros(len(words), np.int64)
        for row, (word, kind) in enumerate(zip(words, types)):
            sides = batch.ruled[word].get(int(kind))
            if sides is not None:
                ruled[row, : len(sides)] = np.array(sides, np.int64) + 1
                known[row] = 1 + any(side & 1 for side in sides) + 2 * any(side & 2 for side in sides)
        to = batch.to
        self.words, self.types = to(words), to(np.asarray(types, np.int64))
        self.candidates = to(batch.candidates[sentences])
        self.there = to((np.arange(CANDIDATES)[None] < batch.counts[sentences][:, None]).astype(np.float32))
        self.standing = self.flat(batch, np.where(standing >= 0, standing + batch.plain[words, 2][:, None, None], -1)[..., None])
        self.ruled, self.known = to(ruled), to(known)
        self.elsewhere = self.flat(batch, batch.elsewhere[sentences])

    def flat(self, batch, of):
        """Where something stands: each candidate's row, and what stands there."""
        at = np.nonzero(of[..., 0] >= 0)
        return [batch.to(at[0] * CANDIDATES + at[1]), *(batch.to(of[at][:, k]) for k in range(of.shape[-1]))]
