"""Teaches the reader of whole reports, on a graphics card:

    node scripts/run.mjs training/reader/export.ts FOLDER
    python3 training/reader/main.py FOLDER [--seconds 400]
    node scripts/run.mjs training/reader/pack.ts FOLDER/all.numbers FOLDER model/reader.bin
    for k in 0 1; do node scripts/run.mjs training/reader/pack.ts FOLDER/part$k.numbers FOLDER FOLDER/part$k.bin; done

Three networks learn side by side, each in a process: one from all reports, and two each without a part of the whole ones, for
training/events.ts and training/kinds.ts. Time bounds them, so another run gives other numbers. Needs PyTorch; Triton
where there is a card.
"""

import argparse
import json
import math
import multiprocessing
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from network import Reader
from reports import TYPES, Batch, batches, read

RATE, DECAY, BUDGET = 0.002, 0.03, 18000
ROUNDS = 4
"""Times that all reports are put together into batches."""
GIVEN = 3
"""How much more the given reports count than our own."""
SMOOTHING = 0.05
PARTS = {"roles": 0.35, "manner": 0.15, "kinds": 0.3}
"""What the parts of the loss count beside that of acts."""


def loss_of(network, batch):
    seen = network(batch)
    label, weight = batch.words[:, 7], batch.weight
    mean = lambda losses, of: (losses * of).sum() / of.sum().clamp(min=1)
    coded = (label >= 0) & (batch.kinds[:, 0] < 0)
    loss = 0
    if coded.any():
        acts = F.cross_entropy(seen["act"][coded], label[coded], reduction="none", label_smoothing=SMOOTHING)
        loss = loss + mean(acts, weight[coded])
    other = batch.kinds[:, 0] >= 0
    if other.any():
        scores = seen["kinds"][other].gather(1, batch.kinds[other, :1])[:, 0]
        losses = F.binary_cross_entropy_with_logits(scores, batch.kinds[other, 1].float(), reduction="none")
        loss = loss + PARTS["kinds"] * mean(losses, weight[other]) * min(1, other.sum().item() / 200)
    casts = batch.asked
    if casts is None:
        return loss
    question, roles = casts
    scores = network.roles(seen, question)
    losses = F.cross_entropy(scores.reshape(-1, 4), roles.reshape(-1), reduction="none", label_smoothing=0.02)
    told = weight[question.words]
    loss = loss + PARTS["roles"] * (losses.view_as(roles) * question.there * told[:, None]).sum() / told.sum()
    mode, status = network.manner(seen, question)
    extra = batch.extra[question.words]
    known = extra[:, 0] >= 0
    if known.any():
        losses = sum(F.cross_entropy(s[known], extra[known, at], reduction="none") for at, s in enumerate((mode, status)))
        loss = loss + PARTS["manner"] * mean(losses, told[known])
    return loss


def evaluate(network, reports, device):
    """Of reports kept aside: the loss of acts, how many acts are right, and whole casts of acts and of other statements."""
    network.eval()
    loss = words = acts = right = 0
    casts, whole = np.zeros(2), np.zeros(2)
    with torch.no_grad():
        for of in batches(reports, BUDGET):
            batch = Batch(of, device, 1)
            seen = network(batch)
            label = batch.words[:, 7]
            coded = (label >= 0) & (batch.kinds[:, 0] < 0)
            loss += F.cross_entropy(seen["act"][coded], label[coded], reduction="sum").item()
            words += int(coded.sum())
            told = coded & (label > 0)
            acts += int(told.sum())
            right += int((seen["act"][told, 1:].argmax(-1) + 1 == label[told]).sum())
            asked = batch.asked
            if asked is None:
                continue
            question, roles = asked
            wrong = ((network.roles(seen, question).argmax(-1) != roles) * question.there).sum(-1)
            for at, those in enumerate((question.types < TYPES, question.types >= TYPES)):
                casts[at] += int(those.sum())
                whole[at] += int((wrong[those] == 0).sum())
    share = whole / np.maximum(1, casts)
    return f"loss {loss / max(1, words):.4f}, acts {right / max(1, acts):.3f}, casts {share[0]:.3f}, of others {share[1]:.3f}"


def rounds(reports, shuffler, device):
    """Batches without end. Putting one together takes longer than learning from it: after some rounds they come back."""
    kept = []
    while True:
        if len(kept) < ROUNDS:
            kept.append([])
            for of in batches(reports, BUDGET, shuffler):
                kept[-1].append(Batch(of, device, GIVEN))
                yield kept[-1][-1]
        else:
            again = shuffler.choice(kept)
            shuffler.shuffle(again)
            yield from again


def learn(network, reports, seconds, seed, device):
    """Learns for a while, the rate falling; what is kept is the mean over the last steps."""
    shuffler = random.Random(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY, betas=(0.9, 0.98))
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    start, step = time.time(), 0
    for batch in rounds(reports, shuffler, device):
        past = (time.time() - start) / seconds
        if past >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * past)))
        network.train()
        loss = loss_of(network, batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2)
        optimiser.step()
        step += 1
        if step % 4 == 0:
            keep = min(0.995, (1 + step) / (20 + step))
            with torch.no_grad():
                for name, value in network.state_dict().items():
                    mean[name].mul_(keep).add_(value, alpha=1 - keep)
    network.load_state_dict(mean)
    return step


def save(network, path):
    """Writes the network's numbers; training/numbers.ts reads them."""
    index, parts, at = {}, [], 0
    for name, matrix in network.matrices().items():
        index[name] = {"rows": matrix.shape[0], "cols": matrix.shape[1], "at": at}
        parts.append(np.ascontiguousarray(matrix).reshape(-1))
        at += matrix.size
    header = json.dumps(index).encode()
    header += b" " * (-len(header) % 4)
    with open(path, "wb") as file:
        file.write(len(header).to_bytes(4, "little") + header + np.concatenate(parts).tobytes())


def teach(folder, reports, part, seconds):
    """Teaches a reader from all reports but those of a part, or from all, and writes its numbers."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    name = "all" if part is None else f"part{part}"
    torch.set_num_threads(2)
    torch.manual_seed(7)
    torch.backends.cuda.matmul.allow_tf32 = True
    with open(os.path.join(folder, "vocab.json")) as file:
        vocabularies = json.load(file)
    vectors = np.fromfile(os.path.join(folder, "words.i16"), np.int16).reshape(-1, 120).astype(np.float32) / 2048
    network = Reader(vocabularies, vectors).to(device)
    steps = learn(network, [one for one in reports if one.part != part], seconds, 7, device)
    save(network, os.path.join(folder, f"{name}.numbers"))
    print(f"{name}: {steps} steps", flush=True)
    for which in (1, 0) if part is not None else ():
        aside = [one for one in reports if one.part == part and one.given == which]
        print(f"{name}, {'given' if which else 'own'} reports of it: {evaluate(network, aside, device)}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seconds", type=float, default=400)
    args = parser.parse_args()
    reports = read(os.path.join(args.folder, "reports.jsonl"))
    context = multiprocessing.get_context("fork")
    arguments = [(args.folder, reports, part, args.seconds) for part in (None, 0, 1)]
    children = [context.Process(target=teach, args=of) for of in arguments]
    for child in children:
        child.start()
    for child in children:
        child.join()
    if any(child.exitcode for child in children):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
