"""The network of network.ts, several of one shape side by side as one batch of matrices."""

import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from recurrence import recurrence

GAPS = [1, 2, 3, 4, 5, 7, 10, 15, 25]
"""Classes of distance between a word and its head: src/language/distance.ts."""

LIMIT = 15.9
"""Activations of the model are 16-bit numbers of 1/2048: larger ones are cut, in training too."""


def distance_classes(T):
    i = np.arange(T)[:, None]
    j = np.arange(T)[None, :]
    gap = np.searchsorted(GAPS, np.clip(np.abs(i - j), 1, 25), side="right") - 1
    return torch.from_numpy(np.where(j < i, gap, len(GAPS) + gap))


class Ensemble(nn.Module):
    """E networks of one shape, side by side. Activations are [E, words of a sentence, sentences, width]."""

    def __init__(self, E, s, words, tags, relations, counts, seed, exact):
        super().__init__()
        self.E, self.s, self.exact = E, s, exact
        self.generator = torch.Generator().manual_seed(seed)
        self.p = nn.ParameterDict()
        self.bits = False
        self.unknown = 0.05
        input_width = s["word"] + s["spelling"]
        self.table("words", words, s["word"], 0.1)
        self.table("spellings", s["buckets"], s["spelling"], 0.15)
        self.matrix("lift", 100, s["word"])
        for i in range(s["taggerLayers"]):
            self.unit(f"tag{i}", input_width if i == 0 else s["tagger"], s["tagger"])
        self.linear("tags", s["tagger"], tags)
        self.linear("bridge", input_width, s["bridge"])
        for i in range(s["parserLayers"]):
            self.unit(f"parse{i}", s["tagger"] + s["bridge"] if i == 0 else s["parser"], s["parser"])
        both = s["label"] + s["pair"]
        self.linear("fine", s["parser"], tags)
        self.linear("heads", s["parser"], 2 * (s["arc"] + both))
        self.matrix("root.arc", 1, s["arc"], 0.1)
        self.matrix("root.label", 1, both, 0.1)
        self.matrix("bilinear", s["arc"], s["arc"], 1 / s["arc"])
        self.matrix("bilinear.head", s["arc"], 1, 0.01)
        self.linear("distance", s["arc"], 2 * len(GAPS), 0.02)
        self.linear("labels", both, relations)
        self.register_buffer("hide", 0.4 / (0.4 + counts.float()))

    def matrix(self, name, rows, cols, scale=None):
        scale = math.sqrt(1 / rows) if scale is None else scale
        self.p[name.replace(".", "/")] = nn.Parameter(torch.randn(self.E, rows, cols, generator=self.generator) * scale)

    def table(self, name, rows, cols, scale):
        self.matrix(name, rows, cols, scale)

    def linear(self, name, rows, cols, scale=None):
        self.matrix(name, rows, cols, scale)
        self.matrix(f"{name}.bias", 1, cols, 0)

    def unit(self, name, rows, cols):
        self.linear(f"{name}.in", rows, cols * (3 if rows == cols else 4))
        self.matrix(f"{name}.carry", 1, cols, 0.3)
        self.matrix(f"{name}.reset", 1, cols, 0.3)
        half = cols // 2
        start = -0.5 + 3 * (torch.arange(cols) % half) / half
        with torch.no_grad():
            self.p[f"{name}/in/bias"][:, 0, cols : 2 * cols] = start

    def get(self, name):
        return self.p[name.replace(".", "/")]

    def weight(self, name):
        """A matrix, as the bytes that it will be once `bits` is set (straight-through; Jacob et al. 2018)."""
        w = self.get(name)
        if not self.bits:
            return w
        with torch.no_grad():
            step = w.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
            rest = (w / step).round().clamp(-127, 127) * step - w
        return w + rest

    def cut(self, x):
        return x.clamp(-LIMIT, LIMIT) if self.exact else x

    def apply_linear(self, name, x, bias=True):
        E, T, B, _ = x.shape
        w = self.weight(name)
        flat = x.reshape(E, T * B, -1)
        y = torch.baddbmm(self.get(f"{name}.bias"), flat, w) if bias else torch.bmm(flat, w)
        return y.view(E, T, B, -1)

    def drop(self, x, rate):
        """One mask for all words of a sentence (Gal & Ghahramani 2016)."""
        if rate == 0 or not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2], x.shape[3], device=x.device) >= rate
        return x * (keep / (1 - rate))

    def run_unit(self, name, x, mask, D):
        u = self.apply_linear(f"{name}.in", x)
        same = x.shape[-1] == D
        if name == "tag0":
            u = self.cut(u)
        return self.cut(recurrence(u, x if same else None, self.get(f"{name}.carry")[:, 0], self.get(f"{name}.reset")[:, 0], mask))

    def forward(self, batch, rates=(0.0, 0.0, 0.0)):
        """Scores of tags, finer tags, heads [E, B, T, T + 1], and the views that relations are named from."""
        E, s = self.E, self.s
        T, B = batch["mask"].shape
        mask = batch["mask"]
        words = batch["words"].expand(E, T, B)
        vectors = batch["vectors"]
        if self.training:
            draw = torch.rand(E, T, B, device=mask.device)
            words = torch.where(draw < self.hide[words], torch.zeros_like(words), words)
            unknown = torch.rand(E, T, B, device=mask.device) < self.unknown
            words = torch.where(unknown, torch.zeros_like(words), words)
            known = (~unknown).float()[..., None]
        rows = self.get("words")
        offset = torch.arange(E, device=mask.device)[:, None, None]
        own = F.embedding(words + offset * rows.shape[1], rows.reshape(-1, s["word"]))
        lifted = torch.matmul(vectors.view(1, T * B, -1), self.get("lift")).view(E, T, B, -1)
        if self.training:
            lifted = lifted * known
        spell_table = self.get("spellings")
        at = (batch["spellings"][None] + offset[..., None] * spell_table.shape[1]).reshape(E * T * B, -1)
        spelled = F.embedding_bag(at, spell_table.reshape(-1, s["spelling"]), mode="sum").view(E, T, B, -1)
        x0 = self.drop(self.cut(torch.cat([lifted + own, spelled], -1)), rates[0])
        x = x0
        for i in range(s["taggerLayers"]):
            x = self.drop(self.run_unit(f"tag{i}", x, mask, s["tagger"]), rates[1])
        tags = self.apply_linear("tags", x)
        x = torch.cat([x, self.cut(self.apply_linear("bridge", x0))], -1)
        for i in range(s["parserLayers"]):
            x = self.drop(self.run_unit(f"parse{i}", x, mask, s["parser"]), rates[1])
        fine = self.apply_linear("fine", x)
        views = self.apply_linear("heads", x)
        arc, both = s["arc"], s["label"] + s["pair"]
        views = self.cut(torch.cat([views[..., : 2 * arc].relu(), views[..., 2 * arc :]], -1))
        views = self.drop(views, rates[2])
        dependent = views[..., :arc]
        query = self.cut(self.apply_linear("bilinear", dependent, False) + self.get("bilinear.head").view(E, 1, 1, arc))
        far = self.apply_linear("distance", dependent)

        def by_sentence(m):
            return m.permute(0, 2, 1, 3).reshape(E * B, T, -1)

        q = by_sentence(query)
        scores = torch.bmm(q, by_sentence(views[..., arc : 2 * arc]).transpose(1, 2))
        classes = distance_classes(T).to(mask.device)
        scores = scores + by_sentence(far).gather(2, classes.expand(E * B, T, T))
        root = torch.bmm(q.reshape(E, B * T, arc), self.get("root.arc").transpose(1, 2)).reshape(E * B, T, 1)
        closed = torch.eye(T, device=mask.device, dtype=torch.bool)[None] | (mask.t() == 0)[:, None, :]
        scores = scores.view(E, B, T, T).masked_fill(closed[None], -1e9)
        scores = torch.cat([scores, root.view(E, B, T, 1)], -1)
        return tags, fine, scores, views[..., 2 * arc :]

    def name(self, sides, heads):
        """Scores of relations to the given heads [B, T] (T stands for the root)."""
        E, s = self.E, self.s
        _, T, B, _ = sides.shape
        label, both = s["label"], s["label"] + s["pair"]
        d = sides[..., :both].permute(0, 2, 1, 3)
        h = sides[..., both:].permute(0, 2, 1, 3)
        h = torch.cat([h, self.get("root.label").view(E, 1, 1, both).expand(E, B, 1, both)], 2)
        at = heads[None, :, :, None].expand(E, B, T, both)
        h = h.gather(2, at)
        joint = torch.cat([(d[..., :label] + h[..., :label]).relu(), d[..., label:] * h[..., label:]], -1)
        return self.apply_linear("labels", self.cut(joint))
