"""Losses against gold and against an ensemble, scores, and the course of training against the clock."""

import math
import time

import numpy as np
import torch
import torch.nn.functional as F

from labels import take_soft


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
