"""The network of src/statement/reader: what is known of each word of a report, and what its words tell of.

Parts carry the names that their sections have in the model file, "." as "_".
"""

import os
import sys

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from masks import Masks
from reports import CANDIDATES, GAPS, KINDS, TYPES

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "distil"))
from recurrence import recurrence  # noqa: E402

LIMIT = 15.9
"""Activations of the model are 16-bit numbers of 1/2048: larger ones are cut, in training too."""
VECTOR = 120
LEAST = {"lemmas": 10, "fine": 20, "paths": 30, "slots": 20}
"""How often a name must have been met to have a row of its own: pack.ts."""
SIZES = {"state": 160, "pair": 128, "lemma": 48, "fine": 24, "path": 32, "slot": 24}
RATES = {"state": 0.33, "input": 0.14, "word": 0.14}
"""Shares of numbers left out while learning, and of words."""


DENSE = "input tree around way told acting part among0 among1 role word seek".split()
JOINT = {"mention": ("mention", "party_whole", "elsewhere"), "act": ("act", "kinds"), "unit.in": ("unit_in",)}
"""Layers by the names of the model file, and those that stand side by side in one of its matrices."""
TABLES = (
    "coarse upos relation capital party heading form up down distance kind reality quoted type.pair party.kind source rank "
    "order together ruled known type.part type.seek gap"
).split()
"""Tables whose rows are the same in every export; the others' and those of modes are known by name."""
FEW = 512
"""Rows of a table up to which its gradient is a product of matrices on a card: sorting indices, as PyTorch does, takes longer."""


class Rows(torch.autograd.Function):
    """Rows of a table of few."""

    @staticmethod
    def forward(ctx, table, index):
        ctx.save_for_backward(index)
        ctx.count = len(table)
        return table.index_select(0, index.reshape(-1)).view(*index.shape, -1)

    @staticmethod
    def backward(ctx, gradient):
        (index,) = ctx.saved_tensors
        if not gradient.is_cuda:
            rows = gradient.reshape(-1, gradient.shape[-1])
            return rows.new_zeros(ctx.count, rows.shape[-1]).index_add_(0, index.reshape(-1), rows), None
        each = torch.arange(ctx.count, device=index.device)[:, None] == index.reshape(1, -1)
        return each.to(gradient.dtype) @ gradient.reshape(-1, gradient.shape[-1]), None


class Table(nn.Embedding):
    """A row for each of some things."""

    def __init__(self, count, width):
        super().__init__(count, width)
        nn.init.normal_(self.weight, 0, 0.1)

    def forward(self, index):
        if self.num_embeddings <= FEW:
            return Rows.apply(self.weight, index)
        return self.weight.index_select(0, index.reshape(-1)).view(*index.shape, -1)


class Reader(nn.Module):
    def __init__(self, vocabularies, vectors):
        super().__init__()
        state, pair = SIZES["state"], SIZES["pair"]
        self.masks = Masks()
        counts = {name: np.array(of["n"]) for name, of in vocabularies.items()}
        rows = {name: len(of["names"]) for name, of in vocabularies.items()}
        self.register_buffer("vectors", torch.from_numpy(vectors), persistent=False)
        for name, least in LEAST.items():
            kept = counts[name] >= least
            numbers = np.where(kept, np.cumsum(kept), 0)
            self.register_buffer(f"row_{name}", torch.from_numpy(numbers), persistent=False)
            rows[name] = int(kept.sum()) + 1
        self.lemma, self.fine = Table(rows["lemmas"], SIZES["lemma"]), Table(rows["fine"], SIZES["fine"])
        self.input = nn.Linear(VECTOR + SIZES["lemma"] + SIZES["fine"], state)
        self.coarse, self.upos, self.relation = (Table(rows[name], state) for name in ("coarse", "upos", "deps"))
        self.capital, self.party, self.heading = Table(2, state), Table(12, state), Table(2, state)
        self.form = Table(rows["forms"] + 1, state)
        self.unit_in = nn.Linear(state, 3 * state)
        half = state // 2
        with torch.no_grad():
            self.unit_in.bias[state : 2 * state] = -0.5 + 3 * (torch.arange(state) % half) / half
        self.unit_carry = nn.Parameter(torch.randn(state) * 0.3)
        self.unit_reset = nn.Parameter(torch.randn(state) * 0.3)
        self.tree, self.up, self.down = nn.Linear(state, 3 * state), Table(rows["deps"], state), Table(rows["deps"], state)
        self.around = nn.Linear(3 * state, state)
        self.path, self.slot = Table(rows["paths"], SIZES["path"]), Table(rows["slots"], SIZES["slot"])
        self.way, self.distance = nn.Linear(SIZES["path"] + SIZES["slot"], pair), Table(16, pair)
        self.mention, self.word = nn.Linear(state, pair, bias=False), nn.Linear(state, pair, bias=False)
        self.told = nn.Linear(2 * state + pair, state)
        self.kind, self.reality, self.quoted = Table(5, state), Table(12, state), Table(2, state)
        self.frames = nn.Linear(34, state, bias=False)
        self.act, self.kinds = nn.Linear(state, TYPES), nn.Linear(state, KINDS)
        self.mode, self.mode_of = nn.Linear(state, rows["modes"]), Table(TYPES, rows["modes"])
        self.status, self.status_of = nn.Linear(state, rows["statuses"]), Table(TYPES, rows["statuses"])
        self.type_pair, self.acting, self.absent = Table(TYPES + KINDS, pair), nn.Linear(pair, pair), nn.Parameter(torch.zeros(pair))
        self.part, self.party_whole = nn.Linear(3 * pair, pair), nn.Linear(state, pair)
        self.elsewhere, self.seek = nn.Linear(state, pair, bias=False), nn.Linear(state, pair)
        self.type_seek, self.gap = Table(TYPES + KINDS, pair), Table(GAPS, pair)
        self.party_kind, self.source, self.rank, self.order = Table(8, pair), Table(4, pair), Table(10, pair), Table(10, pair)
        self.together, self.ruled, self.known = Table(5, pair), Table(5, pair), Table(5, pair)
        self.type_part = Table(TYPES + KINDS, pair)
        self.among0, self.among1, self.role = nn.Linear(3 * pair, pair), nn.Linear(3 * pair, pair), nn.Linear(pair, 4)

    def drop(self, x, rate):
        if not self.training or x.is_cuda:
            return F.dropout(x, RATES[rate], self.training)
        return x * self.masks.of(x.shape, RATES[rate])

    def forget(self, numbers, share):
        """Leaves out a share of words, so that the others must do."""
        if not self.training:
            return torch.ones(len(numbers), 1, device=numbers.device)
        return (torch.rand(len(numbers), 1, device=numbers.device) >= share * RATES["word"]).float()

    def encode(self, batch):
        lemmas = self.row_lemmas[batch.l] * self.forget(batch.l, 1)[:, 0].long()
        fine = self.row_fine[batch.a] * self.forget(batch.a, 0.7)[:, 0].long()
        vectors = self.vectors[batch.w] * self.forget(batch.w, 0.5)
        x = self.input(self.drop(torch.cat([vectors, self.lemma(lemmas), self.fine(fine)], -1), "input"))
        x = x + self.coarse(batch.b) + self.upos(batch.u) + self.relation(batch.d) + self.capital(batch.cap)
        x = (x + self.party(batch.party) + self.heading(batch.heading) + self.form(batch.form)).clamp(-LIMIT, LIMIT)
        if self.training:
            kept = torch.rand(batch.sentences, x.shape[-1], device=x.device) >= RATES["state"]
            x = x * kept.index_select(0, batch.sentence) / (1 - RATES["state"])
        laid = lambda x: x.new_zeros(batch.longest * batch.sentences, x.shape[-1]).index_add(0, batch.laid, x)
        u, z = (laid(each).view(1, batch.longest, batch.sentences, -1) for each in (self.unit_in(x), x))
        z = recurrence(u, z, self.unit_carry[None], self.unit_reset[None], batch.mask)
        x = z.view(-1, x.shape[-1]).index_select(0, batch.laid).clamp(-LIMIT, LIMIT)
        head, hangs = batch.h.clamp(min=0), (batch.h >= 0).float()[:, None]
        own, up, down = self.tree(self.drop(x, "state")).chunk(3, -1)
        below = torch.zeros_like(x).index_add(0, head, (down + self.down(batch.d)) * hangs)
        x = (x + F.relu(own + up.index_select(0, head) * hangs + self.up(batch.d) + below)).clamp(-LIMIT, LIMIT)
        top = x.new_full((batch.sentences, x.shape[-1]), -LIMIT)
        top = top.scatter_reduce(0, batch.sentence[:, None].expand_as(x), x, "amax")
        mean = x.new_zeros(len(batch.per_report), x.shape[-1]).index_add(0, batch.report, top) / batch.per_report[:, None]
        before = top.index_select(0, batch.before.clamp(min=0)) * (batch.before >= 0).float()[:, None]
        around = self.around(self.drop(torch.cat([top, before, mean.index_select(0, batch.report)], -1), "state"))
        return (x + around.index_select(0, batch.sentence)).clamp(-LIMIT, LIMIT)

    def forward(self, batch):
        """Of each word: scores of acts and kinds, its numbers, those with each mention, and of each party over the report."""
        x = self.drop(self.encode(batch), "state")
        row, kind, reality, quoted = (batch.words[:, at] for at in (0, 4, 5, 6))
        word, mention, path, slot, distance = batch.pairs.unbind(1)
        way = torch.cat([self.path(self.row_paths[path]), self.slot(self.row_slots[slot])], -1)
        pairs = self.way(self.drop(way, "input")) + self.distance(distance)
        names, own, above = (x.index_select(0, at) for at in (batch.mention, row, batch.h[row].clamp(min=0)))
        pairs = pairs + self.mention(names).index_select(0, mention) + self.word(own).index_select(0, word)
        most = x.new_zeros(len(row), pairs.shape[-1])
        most = most.scatter_reduce(0, word[:, None].expand_as(pairs), F.relu(pairs), "amax")
        above = above * (batch.h[row] >= 0).float()[:, None]
        told = self.told(torch.cat([own, above, self.drop(most, "state")], -1))
        told = told + self.kind(kind) + self.reality(reality) + self.quoted(quoted) + self.frames(batch.frames)
        told = self.drop(F.relu(told), "state")
        each = self.party_whole(names).index_select(0, batch.named[:, 0])
        whole = each.new_zeros(batch.parties, each.shape[-1]).index_add(0, batch.named[:, 1], each)
        times = each.new_zeros(batch.parties).index_add(0, batch.named[:, 1], each.new_ones(len(each)))
        whole = whole / times.clamp(min=1)[:, None]
        scores = {"act": self.act(told), "kinds": self.kinds(told)}
        return {**scores, "told": told, "pairs": pairs, "most": most, "whole": whole, "elsewhere": self.elsewhere(names)}

    def manner(self, seen, question):
        """Scores of modes and of statuses of words read as acts."""
        told, kind = seen["told"][question.words], question.types % TYPES
        return self.mode(told) + self.mode_of(kind), self.status(told) + self.status_of(kind)

    def roles(self, seen, question):
        """Scores of what each candidate does."""
        each = lambda x: x[:, None].expand(-1, CANDIDATES, -1)
        count, rows = len(question.words), len(question.words) * CANDIDATES
        at, of = question.standing
        pairs = seen["pairs"].index_select(0, of) + self.type_pair(question.types).index_select(0, at // CANDIDATES)
        acting = self.acting(self.drop(F.relu(pairs), "input"))
        most = acting.new_full((rows, acting.shape[-1]), -1e4)
        most = most.scatter_reduce(0, at[:, None].expand_as(acting), acting, "amax")
        acting = torch.where(most > -1e4, most, self.absent).view(count, CANDIDATES, -1)
        at, of, gap = question.elsewhere
        sought = self.seek(seen["told"].index_select(0, question.words)) + self.type_seek(question.types)
        beyond = F.relu(seen["elsewhere"].index_select(0, of) + self.gap(gap) + sought.index_select(0, at // CANDIDATES))
        most = beyond.new_zeros(rows, beyond.shape[-1]).scatter_reduce(0, at[:, None].expand_as(beyond), beyond, "amax")
        beyond = most.view(count, CANDIDATES, -1)
        party, kind, source, rank, order, together = question.candidates.unbind(-1)
        told = each(seen["most"].index_select(0, question.words))
        z = self.part(self.drop(torch.cat([acting, told, beyond], -1), "state"))
        whole = seen["whole"].index_select(0, party.reshape(-1)).view(count, CANDIDATES, -1)
        z = z + self.drop(whole, "state") + self.party_kind(kind) + self.source(source)
        z = z + self.rank(rank) + self.order(order) + self.together(together) + self.ruled(question.ruled)
        z = F.relu(z + each(self.known(question.known)) + each(self.type_part(question.types)))
        mask = question.there[..., None]
        for layer in (self.among0, self.among1):
            most, mean = (z * mask).amax(1), (z * mask).sum(1) / mask.sum(1).clamp(min=1)
            z = z + F.relu(layer(self.drop(torch.cat([z, each(most), each(mean)], -1), "state")))
        return self.role(self.drop(z, "input"))

    def matrices(self):
        """The numbers by the names of the model file; a matrix's rows are its inputs."""
        found = {}

        def dense(name, *layers):
            found[name] = torch.cat([layer.weight.t() for layer in layers], 1)
            empty = lambda layer: torch.zeros(layer.out_features)
            found[f"{name}.bias"] = torch.cat([layer.bias.cpu() if layer.bias is not None else empty(layer) for layer in layers])[None]

        for name, layers in {**{one: (one,) for one in DENSE}, **JOINT, "mode": ("mode",)}.items():
            dense(name, *(getattr(self, one) for one in layers))
        found["unit.carry"], found["unit.reset"] = self.unit_carry[None], self.unit_reset[None]
        for name in (*TABLES, "lemma", "fine", "path", "slot", "mode.of"):
            found[name] = getattr(self, name.replace(".", "_")).weight
        found["frames"], found["absent"] = self.frames.weight.t(), self.absent[None]
        return {name: matrix.detach().float().cpu().numpy() for name, matrix in found.items()}
