"""Trains the model's network on a graphics card: an ensemble of wider networks learns from the treebanks and labels
plain text; the network of the model learns from both (Hinton, Vinyals & Dean 2015, "Distilling the knowledge in a
neural network"; Kim & Rush 2016). The networks of an ensemble are trained side by side as one batch of matrices.

    node scripts/run.mjs training/export.ts TREEBANKS VECTORS BROWN ADDRESSES DATA
    python3 training/distil.py DATA OUTPUT [--teacher-seconds 150] [--student-seconds 240]
    npm run train -- TREEBANKS VECTORS model/english.bin --weights OUTPUT

Layers, names and numbers are those of network.ts and layers.ts; see there. Needs PyTorch; Triton where there is a card.
"""

import argparse
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

try:
    import triton
    import triton.language as tl
except ImportError:
    triton = None

GAPS = [1, 2, 3, 4, 5, 7, 10, 15, 25]
LIMIT = 15.9
"""Activations of the model are 16-bit numbers of 1/2048: larger ones are cut, in training too."""


if triton is not None:

    @triton.jit(do_not_specialize=["T", "B"])
    def forward_kernel(u, x, vf, vr, mask, out, state_out, T, B, D, US, XS, HALF, BLOCK: tl.constexpr):
        eb = tl.program_id(0)
        e = eb // B
        b = eb % B
        blocks = tl.cdiv(HALF, BLOCK)
        side = tl.program_id(1) // blocks
        d = (tl.program_id(1) % blocks) * BLOCK + tl.arange(0, BLOCK)
        m = d < HALF
        d += side * HALF
        wf = tl.load(vf + e * D + d, mask=m, other=0.0)
        wr = tl.load(vr + e * D + d, mask=m, other=0.0)
        state = tl.zeros((BLOCK,), tl.float32)
        for i in range(T):
            t = i + side * (T - 1 - 2 * i)
            row = (e * T + t) * B + b
            on = tl.load(mask + t * B + b)
            candidate = tl.load(u + row * US + d, mask=m, other=0.0)
            f = tl.sigmoid(tl.load(u + row * US + D + d, mask=m, other=0.0) + wf * state)
            r = tl.sigmoid(tl.load(u + row * US + 2 * D + d, mask=m, other=0.0) + wr * state)
            h = tl.load(x + row * XS + d, mask=m, other=0.0)
            state = (candidate + f * (state - candidate)) * on
            tl.store(state_out + row * D + d, state, mask=m)
            tl.store(out + row * D + d, (h + r * (state - h)) * on, mask=m)

    @triton.jit(do_not_specialize=["T", "B"])
    def backward_kernel(
        u, x, vf, vr, mask, state_in, g, du, dx, dvf, dvr, T, B, D, US, XS, DXS, HALF, BLOCK: tl.constexpr
    ):
        eb = tl.program_id(0)
        e = eb // B
        b = eb % B
        blocks = tl.cdiv(HALF, BLOCK)
        side = tl.program_id(1) // blocks
        d = (tl.program_id(1) % blocks) * BLOCK + tl.arange(0, BLOCK)
        m = d < HALF
        d += side * HALF
        wf = tl.load(vf + e * D + d, mask=m, other=0.0)
        wr = tl.load(vr + e * D + d, mask=m, other=0.0)
        flow = tl.zeros((BLOCK,), tl.float32)
        sum_f = tl.zeros((BLOCK,), tl.float32)
        sum_r = tl.zeros((BLOCK,), tl.float32)
        for j in range(T):
            i = T - 1 - j
            t = i + side * (T - 1 - 2 * i)
            before = t - 1 + 2 * side
            row = (e * T + t) * B + b
            last = (e * T + before) * B + b
            on = tl.load(mask + t * B + b)
            previous = tl.load(state_in + last * D + d, mask=m & (i > 0), other=0.0)
            candidate = tl.load(u + row * US + d, mask=m, other=0.0)
            f = tl.sigmoid(tl.load(u + row * US + D + d, mask=m, other=0.0) + wf * previous)
            r = tl.sigmoid(tl.load(u + row * US + 2 * D + d, mask=m, other=0.0) + wr * previous)
            h = tl.load(x + row * XS + d, mask=m, other=0.0)
            c = tl.load(state_in + row * D + d, mask=m, other=0.0)
            dh = tl.load(g + row * D + d, mask=m, other=0.0) * on
            dr = dh * (c - h) * r * (1 - r)
            dc = (flow + dh * r) * on
            df = dc * (previous - candidate) * f * (1 - f)
            tl.store(du + row * US + d, dc * (1 - f), mask=m)
            tl.store(du + row * US + D + d, df, mask=m)
            tl.store(du + row * US + 2 * D + d, dr, mask=m)
            tl.store(dx + row * DXS + d, dh * (1 - r), mask=m)
            sum_f += df * previous
            sum_r += dr * previous
            flow = dc * f + df * wf + dr * wr
        tl.store(dvf + eb * D + d, sum_f, mask=m)
        tl.store(dvr + eb * D + d, sum_r, mask=m)

    class Recurrence(torch.autograd.Function):
        """The loop of a simple recurrent unit (Lei et al. 2018) over projections u, past which x is carried."""

        @staticmethod
        def forward(ctx, u, x, vf, vr, mask):
            E, T, B, US = u.shape
            D = vf.shape[1]
            u = u.contiguous()
            own = x is not None
            carried = x.contiguous() if own else u[..., 3 * D :]
            out = torch.empty(E, T, B, D, device=u.device)
            state = torch.empty_like(out)
            block = min(64, triton.next_power_of_2(D // 2))
            grid = (E * B, 2 * triton.cdiv(D // 2, block))
            XS = D if own else US
            forward_kernel[grid](u, carried, vf, vr, mask, out, state, T, B, D, US, XS, D // 2, BLOCK=block)
            ctx.save_for_backward(u, carried if own else u, vf, vr, mask, state)
            ctx.own = own
            return out

        @staticmethod
        def backward(ctx, g):
            u, x, vf, vr, mask, state = ctx.saved_tensors
            E, T, B, US = u.shape
            D = vf.shape[1]
            du = torch.empty_like(u)
            carried = x if ctx.own else u[..., 3 * D :]
            dx = torch.empty_like(x) if ctx.own else du[..., 3 * D :]
            dvf = torch.empty(E, B, D, device=u.device)
            dvr = torch.empty(E, B, D, device=u.device)
            block = min(64, triton.next_power_of_2(D // 2))
            grid = (E * B, 2 * triton.cdiv(D // 2, block))
            XS = D if ctx.own else US
            backward_kernel[grid](
                u, carried, vf, vr, mask, state, g.contiguous(), du, dx, dvf, dvr, T, B, D, US, XS, XS, D // 2, BLOCK=block
            )
            return du, (dx if ctx.own else None), dvf.sum(1), dvr.sum(1), None


def recurrence_plain(u, x, vf, vr, mask):
    """The same step by step, for machines without a card."""
    T, D = u.shape[1], vf.shape[1]
    half = D // 2
    h = u[..., 3 * D :] if x is None else x

    def flip(m):
        return torch.cat([m[..., :half], m[..., half:].flip(1)], -1)

    candidate, fu, ru, h = (flip(m) for m in (u[..., :D], u[..., D : 2 * D], u[..., 2 * D : 3 * D], h))
    on = torch.cat([mask[..., None].expand(-1, -1, half), mask.flip(0)[..., None].expand(-1, -1, half)], -1)
    state = torch.zeros_like(candidate[:, 0])
    out = []
    for t in range(T):
        f = torch.sigmoid(fu[:, t] + vf[:, None] * state)
        r = torch.sigmoid(ru[:, t] + vr[:, None] * state)
        state = (candidate[:, t] + f * (state - candidate[:, t])) * on[t]
        out.append((h[:, t] + r * (state - h[:, t])) * on[t])
    return flip(torch.stack(out, 1))


def recurrence(u, x, vf, vr, mask):
    if u.is_cuda:
        return Recurrence.apply(u, x, vf, vr, mask)
    return recurrence_plain(u, x, vf, vr, mask)


def check_recurrence():
    """The kernels agree with the plain loop, gradients too."""
    torch.manual_seed(0)
    for width in (48 * 2, 256):
        for own in (True, False):
            E, T, B, D = 2, 7, 3, width
            mask = (torch.arange(T)[:, None] < torch.tensor([7, 4, 1])).float().cuda()
            u = torch.randn(E, T, B, D * (3 if own else 4), device="cuda", requires_grad=True)
            x = torch.randn(E, T, B, D, device="cuda", requires_grad=True) if own else None
            v = [torch.randn(E, D, device="cuda", requires_grad=True) for _ in range(2)]
            g = torch.randn(E, T, B, D, device="cuda")
            inputs = [u, *v, *([x] if own else [])]
            one, two = Recurrence.apply(u, x, *v, mask), recurrence_plain(u, x, *v, mask)
            pairs = [(one, two), *zip(torch.autograd.grad(one, inputs, g), torch.autograd.grad(two, inputs, g))]
            worst = max((a - b).abs().max().item() for a, b in pairs)
            assert worst < 1e-3, f"kernels differ by {worst}"


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


class Bank:
    """Sentences on the device, and batches of them."""

    def __init__(self, folder, name, device, annotated=True, limit=None):
        def read(part, kind=np.int32):
            return np.fromfile(os.path.join(folder, f"{name}.{part}"), kind)

        self.lengths = read("lengths")
        starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        if limit:
            self.lengths, starts = self.lengths[:limit], starts[:limit]
        self.device = device
        self.starts = torch.from_numpy(starts).to(device)
        self.size = torch.from_numpy(self.lengths.astype(np.int64)).to(device)
        self.forms = torch.stack([torch.from_numpy(read(f"forms{k}").astype(np.int64)) for k in range(4)]).to(device)
        self.gold = (
            {k: torch.from_numpy(read(k).astype(np.int64)).to(device) for k in ("tags", "heads", "relations")}
            if annotated
            else None
        )
        self.soft = None

    def batches(self, words, rng):
        """Numbers of sentences of like length, about `words` words together."""
        order = np.argsort(self.lengths + rng.uniform(0, 3, len(self.lengths)), kind="stable")
        out, at = [], 0
        while at < len(order):
            count = max(1, words // max(1, int(self.lengths[order[at]])))
            out.append(order[at : at + count])
            at += count
        rng.shuffle(out)
        return out

    def take(self, ids, lookup, printing=None):
        ids = torch.from_numpy(np.ascontiguousarray(ids)).to(self.device)
        size = self.size[ids]
        T = int(self.lengths[ids.cpu().numpy()].max())
        step = torch.arange(T, device=self.device)[:, None]
        mask = step < size[None]
        at = torch.where(mask, self.starts[ids][None] + step, torch.zeros_like(step))
        if printing is None:
            forms = self.forms[0][at]
        else:
            forms = self.forms[printing[None].expand(T, -1), at]
        batch = lookup(forms)
        batch["mask"] = mask.float()
        batch["at"] = at.t()
        on = mask.t()
        batch["on"] = on
        batch["count"] = int(self.lengths[ids.cpu().numpy()].sum())
        if self.gold:
            for k, v in self.gold.items():
                batch[k] = torch.where(on, v[at.t()], torch.full_like(at.t(), -100))
            heads = batch["heads"]
            batch["heads"] = torch.where(on & (heads < 0), torch.full_like(heads, T), heads)
        return batch


class Lookup:
    """Rows of forms: frozen vectors, learned words, spellings. `limit` cuts the vectors to the most used words."""

    def __init__(self, folder, device, limit):
        rows = torch.from_numpy(np.fromfile(os.path.join(folder, "forms"), np.int32).astype(np.int64).reshape(-1, 10))
        packed = np.fromfile(os.path.join(folder, "vectors"), np.int8).reshape(-1, 100)
        scale = np.fromfile(os.path.join(folder, "vectors.scale"), np.float32)
        table = torch.from_numpy(packed.astype(np.float32) * scale[:, None])[:limit]
        self.vectors = torch.cat([torch.zeros(1, 100), table]).to(device)
        vector = rows[:, 0] + 1
        self.vector = torch.where(vector > limit, torch.zeros_like(vector), vector).to(device)
        self.word = rows[:, 1].to(device)
        self.spelling = rows[:, 2:].contiguous().to(device)

    def __call__(self, forms):
        return {"vectors": self.vectors[self.vector[forms]], "words": self.word[forms], "spellings": self.spelling[forms]}


def gold_loss(net, batch, out):
    tags, fine, scores, sides = out
    E = net.E
    T = batch["mask"].shape[0]
    n = batch["count"]
    gold_tags = batch["tags"].t().expand(E, T, -1).reshape(-1)
    loss = sum(F.cross_entropy(x.reshape(-1, x.shape[-1]), gold_tags, ignore_index=-100, reduction="sum") for x in (tags, fine))
    heads = batch["heads"]
    loss = loss + F.cross_entropy(scores.reshape(-1, T + 1), heads.expand(E, -1, -1).reshape(-1), ignore_index=-100, reduction="sum")
    named = net.name(sides, heads.clamp_min(0))
    gold = batch["relations"].expand(E, -1, -1).reshape(-1)
    return (loss + F.cross_entropy(named.reshape(-1, named.shape[-1]), gold, ignore_index=-100, reduction="sum")) / n


def soft_loss(net, batch, out, soft):
    """Cross-entropy against what the ensemble thinks."""
    tags, fine, scores, sides = out
    E = net.E
    on = batch["on"]

    def cross(x, target):
        return -(F.log_softmax(x[:, on], -1) * target[None]).sum()

    loss = cross(tags.transpose(1, 2), soft["tags"]) + cross(fine.transpose(1, 2), soft["tags"])
    loss = loss + cross(scores, soft["scores"][on])
    named = net.name(sides, soft["heads"])
    return (loss + cross(named, soft["relations"])) / batch["count"]


@torch.no_grad()
def label(taggers, parsers, bank, words=6000):
    """What networks think of a bank's sentences: mean probabilities of tags, heads, and relations to the best head.

    Both lists hold ensembles with what they look words up in."""
    for net, _ in (*taggers, *parsers):
        net.eval()
    total = int(bank.lengths.sum())
    soft = {}
    arcs = []
    starts = np.zeros(len(bank.lengths), np.int64)
    at = 0

    def mean(parts):
        return torch.cat([torch.softmax(part, -1) for part in parts]).mean(0)

    for ids in bank.batches(words, np.random.default_rng(0)):
        outs = {id(net): net(bank.take(ids, lookup)) for net, lookup in (*taggers, *parsers)}
        batch = bank.take(ids, taggers[0][1])
        tag_p = mean([outs[id(net)][1] for net, _ in taggers]).transpose(0, 1)
        score_p = mean([outs[id(net)][2] for net, _ in parsers])
        heads = score_p.argmax(-1)
        rel_p = mean([net.name(outs[id(net)][3], heads) for net, _ in parsers])
        on = batch["on"]
        where = batch["at"][on]
        for k, v in (("tags", tag_p), ("relations", rel_p)):
            if k not in soft:
                soft[k] = torch.zeros(total, v.shape[-1], dtype=torch.float16, device=bank.device)
            soft[k][where] = v[on].half()
        # Heads as probabilities over places in the sentence; the root goes last in its row whatever the batch's width.
        for sentence in ids:
            n = int(bank.lengths[sentence])
            starts[sentence] = at
            at += n * (n + 1)
        arcs.append(score_p[places(bank, ids, on)].half())
    soft["arcs"] = torch.cat(arcs)
    soft["starts"] = torch.from_numpy(starts).to(bank.device)
    bank.soft = soft


def places(bank, ids, on):
    """Which of the heads [B, T, T + 1] of a batch lie within their sentence, the root being the last."""
    size = bank.size[torch.from_numpy(np.ascontiguousarray(ids)).to(bank.device)]
    column = torch.arange(on.shape[1] + 1, device=bank.device)
    return on[:, :, None] & ((column[None, None] < size[:, None, None]) | (column[None, None] == on.shape[1]))


def take_soft(bank, ids, batch):
    soft = bank.soft
    on = batch["on"]
    B, T = on.shape
    where = batch["at"][on]
    valid = places(bank, ids, on)
    ids = torch.from_numpy(np.ascontiguousarray(ids)).to(bank.device)
    size = bank.size[ids]
    column = torch.arange(T + 1, device=bank.device)
    i = torch.arange(T, device=bank.device)[None, :, None]
    col = torch.where(column[None, None] == T, size[:, None, None], column[None, None].expand(B, 1, T + 1))
    at = soft["starts"][ids][:, None, None] + i * (size[:, None, None] + 1) + col
    scores = torch.where(valid, soft["arcs"][torch.where(valid, at, torch.zeros_like(at))].float(), torch.zeros((), device=bank.device))
    return {
        "tags": soft["tags"][where].float(),
        "relations": soft["relations"][where].float(),
        "scores": scores,
        "heads": scores.argmax(-1),
    }


@torch.no_grad()
def evaluate(net, bank, lookup, mean=False):
    """Percent of right tags, finer tags, heads and labelled heads (heads free of the tree's bounds), by network or together."""
    net.eval()
    sums = 0
    total = 0
    for ids in bank.batches(6000, np.random.default_rng(0)):
        batch = bank.take(ids, lookup)
        tags, fine, scores, sides = net(batch)
        if mean:
            tags, fine, scores = (torch.softmax(x, -1).mean(0, keepdim=True) for x in (tags, fine, scores))
        heads = scores.argmax(-1)
        named = []
        for e in range(heads.shape[0]):
            n = torch.softmax(net.name(sides, heads[e]), -1)
            named.append(n.mean(0) if mean else n[e])
        named = torch.stack(named).argmax(-1)
        on = batch["on"]
        right = (heads == batch["heads"]) & on
        sums = sums + torch.stack(
            [
                ((tags.argmax(-1).transpose(1, 2) == batch["tags"]) & on).sum((1, 2)),
                ((fine.argmax(-1).transpose(1, 2) == batch["tags"]) & on).sum((1, 2)),
                right.sum((1, 2)),
                (right & (named == batch["relations"])).sum((1, 2)),
            ]
        )
        total += batch["count"]
    return (100 * sums / total).t().tolist()


def show(rows):
    return "; ".join(" ".join(f"{x:.2f}" for x in row) for row in rows)


def learn(net, train, plain, lookup, seconds, options, log, watch, seed):
    """Steps against the clock: the rate falls to nought as the time runs out."""
    rng = np.random.default_rng(seed)
    fused = {"fused": True} if train.device.type == "cuda" else {}
    optimiser = torch.optim.Adam(net.parameters(), lr=options["rate"], betas=(0.9, 0.98), **fused)
    shares = torch.tensor(options["shares"], device=train.device).cumsum(0)
    started = time.time()
    steps = 0
    queues = {"train": [], "plain": []}
    seen = {"train": 0, "plain": 0}
    loss_sum, loss_count = 0.0, 0
    spent = 0.0
    next_look = options["look"]
    while True:
        passed = (time.time() - started) / seconds
        if passed >= 1 or (options["steps"] and steps >= options["steps"]):
            break
        if passed > options["bits_from"]:
            net.bits = True
        net.train()
        kind = "plain" if plain is not None and rng.random() < options["plain_share"] else "train"
        bank = plain if kind == "plain" else train
        if not queues[kind]:
            queues[kind] = bank.batches(options["words"][kind], rng)
        ids = queues[kind].pop()
        draw = torch.rand(len(ids), device=train.device)
        printing = torch.where(draw < shares[-1], (draw[:, None] >= shares[None]).sum(1) + 1, torch.zeros_like(draw).long())
        batch = bank.take(ids, lookup, printing)
        seen[kind] += batch["count"]
        out = net(batch, options["rates"])
        loss = soft_loss(net, batch, out, take_soft(bank, ids, batch)) if kind == "plain" else gold_loss(net, batch, out)
        rate = options["rate"] * min(1, (steps + 1) / 300) * max(0.01, 1 - passed)
        for group in optimiser.param_groups:
            group["lr"] = rate
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2 * math.sqrt(net.E))
        optimiser.step()
        steps += 1
        if passed >= next_look:
            log(f"{steps} steps, {seen['train'] / 1e6:.2f} M words, {seen['plain'] / 1e6:.2f} M plain, loss {loss.item() / net.E:.3f}")
            watch()
            next_look += options["look"]
    log(f"{steps} steps done: {seen}")


def save(net, e, path):
    """Writes one network's numbers by name, for training/weights.ts."""
    index, parts, at = {}, [], 0
    for key, value in net.p.items():
        numbers = value[e].detach().float().cpu().numpy()
        index[key.replace("/", ".")] = {"rows": numbers.shape[0], "cols": numbers.shape[1], "at": at}
        parts.append(numbers.reshape(-1))
        at += numbers.size
    with open(path, "wb") as file:
        header = json.dumps(index).encode()
        header += b" " * (-len(header) % 4)
        file.write(len(header).to_bytes(4, "little"))
        file.write(header)
        file.write(np.concatenate(parts).astype(np.float32).tobytes())


def load(net, path):
    """Gives every network of an ensemble the numbers in a file that `save` wrote."""
    with open(path, "rb") as file:
        data = file.read()
    length = int.from_bytes(data[:4], "little")
    numbers = np.frombuffer(data, np.float32, offset=4 + length)
    with torch.no_grad():
        for name, place in json.loads(data[4 : 4 + length]).items():
            size = place["rows"] * place["cols"]
            matrix = torch.from_numpy(numbers[place["at"] : place["at"] + size].copy()).view(place["rows"], place["cols"])
            net.get(name).copy_(matrix.expand_as(net.get(name)))


def sizes_in(path, sizes):
    """The sizes of the network in a file."""
    with open(path, "rb") as file:
        places = json.loads(file.read(int.from_bytes(file.read(4), "little")))
    layers = sum(name.startswith("parse") and name.endswith(".in") for name in places)
    return {**sizes, "parserLayers": layers, "parser": places["heads"]["rows"], "bridge": places["bridge"]["cols"]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("output")
    parser.add_argument("--teacher-seconds", type=float, default=150)
    parser.add_argument("--student-seconds", type=float, default=240)
    parser.add_argument("--teachers", type=int, default=5)
    parser.add_argument("--students", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--labels", help="file that keeps what the ensemble thinks of the plain text")
    parser.add_argument("--parsers", default="", help="networks learned before, whose heads and relations are taken")
    parser.add_argument("--start", help="network learned before, from which the model's goes on")
    parser.add_argument("--student-rate", type=float, default=0.002)
    parser.add_argument("--teacher-unknown", type=float, default=0.05)
    parser.add_argument("--student-unknown", type=float, default=0.05)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--sizes", default="{}")
    parser.add_argument("--teacher-sizes", default="{}")
    parser.add_argument("--plain-share", type=float, default=0.6)
    parser.add_argument("--student-rates", default="0.1,0.1,0.1")
    parser.add_argument("--teacher-rates", default="0.3,0.35,0.35")
    args = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(args.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    start = time.time()

    def log(line):
        print(f"{time.time() - start:6.1f} s  {line}", flush=True)

    if device.type == "cuda":
        check_recurrence()
        log("kernels agree with the plain loop")
    meta = json.load(open(os.path.join(args.data, "meta.json")))
    counts = torch.from_numpy(np.fromfile(os.path.join(args.data, "counts"), np.int32).astype(np.int64))
    limit = args.limit or None
    train = Bank(args.data, "train", device, limit=limit)
    dev = {name: Bank(args.data, name, device, limit=limit) for name in ("ewt", "gum")}
    plain = Bank(args.data, "plain", device, annotated=False, limit=limit)
    wide = Lookup(args.data, device, 10**9)
    narrow = Lookup(args.data, device, meta["vectors"])
    shape = {**meta["sizes"], **json.loads(args.sizes)}
    big = {
        **shape,
        **{"word": 128, "spelling": 64, "tagger": 256, "taggerLayers": 2, "bridge": 256, "parser": 512, "parserLayers": 4},
        **{"arc": 256, "label": 192, "pair": 128},
        **json.loads(args.teacher_sizes),
    }
    common = {"shares": meta["shares"], "rate": 0.002, "steps": args.steps}

    def floats(text):
        return tuple(float(x) for x in text.split(","))

    def watch(net, lookup, together):
        for name, bank in dev.items():
            all_of_them = f"; together {show(evaluate(net, bank, lookup, True))}" if together else ""
            log(f"  {name}: {show(evaluate(net, bank, lookup))}{all_of_them}")

    def build(count, sizes, seed, exact):
        net = Ensemble(count, sizes, meta["words"], meta["tags"], meta["relations"], counts, seed, exact).to(device)
        log(f"{count} networks of {sum(p.numel() for p in net.parameters()) / count / 1e6:.1f} M numbers")
        return net

    if args.labels and os.path.exists(args.labels):
        plain.soft = torch.load(args.labels, map_location=device)
    else:
        teacher = build(args.teachers, big, args.seed, False)
        teacher.unknown = args.teacher_unknown
        options = {
            **common,
            "words": {"train": 2000},
            "rates": floats(args.teacher_rates),
            "plain_share": 0,
            "bits_from": 2,
            "look": 0.2,
        }
        learn(teacher, train, None, wide, args.teacher_seconds, options, log, lambda: watch(teacher, wide, True), args.seed)
        watch(teacher, wide, True)
        parsers = [(teacher, wide)]
        if args.parsers:
            parsers = []
            for path in args.parsers.split(","):
                net = build(1, sizes_in(path, shape), 0, True)
                load(net, path)
                parsers.append((net, narrow))
        label([(teacher, wide)], parsers, plain)
        log(f"{int(plain.lengths.sum())} words labelled")
        if args.labels:
            torch.save(plain.soft, args.labels)
        del teacher
    if args.students == 0:
        return

    student = build(args.students, shape, args.seed + 1, True)
    student.unknown = args.student_unknown
    if args.start:
        load(student, args.start)
    options = {
        **common,
        "rate": args.student_rate,
        "words": {"train": 2000, "plain": 4000},
        "rates": floats(args.student_rates),
        "plain_share": args.plain_share,
        "bits_from": 0.85,
        "look": 0.1,
    }
    learn(student, train, plain, narrow, args.student_seconds, options, log, lambda: watch(student, narrow, False), args.seed + 1)
    watch(student, narrow, False)
    scores = [evaluate(student, bank, narrow) for bank in dev.values()]
    best = max(range(args.students), key=lambda e: sum(rows[e][3] for rows in scores))
    save(student, best, args.output)
    log(f"network {best} written to {args.output}")


if __name__ == "__main__":
    main()
