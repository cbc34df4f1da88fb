"""What an ensemble thinks of plain text, kept for networks that learn from it (Hinton, Vinyals & Dean 2015)."""

import numpy as np
import torch


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
