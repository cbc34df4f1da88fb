"""Teaches the reader of whole reports, on a graphics card; with --before it goes on with new ones, on a processor too:

    node scripts/run.mjs training/reader/export.ts FOLDER
    python3 training/reader/main.py FOLDER [--seconds 400] [--before FOLDER]
    node scripts/run.mjs training/reader/pack.ts FOLDER/all.numbers FOLDER model/reader.bin
    for k in 0 1; do node scripts/run.mjs training/reader/pack.ts FOLDER/part$k.numbers FOLDER FOLDER/part$k.bin; done

Three networks learn side by side, each in a process: one from all reports, and two each without a part of the whole ones, for
training/events.ts and training/kinds.ts. Time bounds them, so another run gives other numbers. Needs PyTorch; Triton
where there is a card.
"""

import argparse
import ctypes
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
from start import ids_of, start

RATE, DECAY = 0.002, 0.03
AGAIN = 0.0004
"""The rate of a network that goes on learning."""
BUDGET = {"cuda": 18000, "cpu": 9000}
"""Tokens of a batch: a card learns as fast from many, a processor does not."""
ROUNDS = 4
"""Times that all reports are put together into batches."""
GIVEN = 3
"""How much more the given reports count than our own."""
SMOOTHING = 0.05
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
PARTS = {"roles": 0.35, "mode": 0.15, "status": 0.15, "kinds": 0.3}
"""What the parts of the loss count beside that of acts."""


def loss_of(network, batch):
    seen = network(batch)
    label, weight = batch.words[:, 7], batch.weight
    mean = lambda losses, of: (losses * of).sum() / of.sum().clamp(min=1)
    of = lambda rows, *tensors: (tensor.index_select(0, rows) for tensor in tensors)
    loss = 0
    if len(batch.coded):
        acts, right, told = of(batch.coded, seen["act"], label, weight)
        loss = loss + mean(F.cross_entropy(acts, right, reduction="none", label_smoothing=SMOOTHING), told)
    if len(batch.other):
        scores, kinds, told = of(batch.other, seen["kinds"], batch.kinds, weight)
        scores = scores.gather(1, kinds[:, :1])[:, 0]
        losses = F.binary_cross_entropy_with_logits(scores, kinds[:, 1].float(), reduction="none")
        loss = loss + PARTS["kinds"] * mean(losses, told) * min(1, len(batch.other) / 200)
    if batch.asked is None:
        return loss
    question, roles = batch.asked
    scores = network.roles(seen, question)
    losses = F.cross_entropy(scores.reshape(-1, 4), roles.reshape(-1), reduction="none", label_smoothing=0.02)
    told = weight[question.words]
    loss = loss + PARTS["roles"] * (losses.view_as(roles) * question.there * told[:, None]).sum() / told.sum()
    if len(batch.known):
        mode, status, extra, told = of(batch.known, *network.manner(seen, question), batch.extra[question.words], told)
        for at, (part, scores) in enumerate((("mode", mode), ("status", status))):
            loss = loss + PARTS[part] * mean(F.cross_entropy(scores, extra[:, at], reduction="none"), told)
    return loss


def evaluate(network, reports, device):
    """Of reports kept aside: the loss of acts, how many acts are right, and whole casts of acts and of other statements."""
    network.eval()
    loss = words = acts = right = 0
    casts, whole = np.zeros(2), np.zeros(2)
    with torch.no_grad():
        for of in batches(reports, BUDGET[device]):
            batch = Batch(of, device, 1)
            seen = network(batch)
            scores, label = seen["act"][batch.coded], batch.words[batch.coded, 7]
            loss += F.cross_entropy(scores, label, reduction="sum").item()
            words += len(label)
            told = label > 0
            acts += int(told.sum())
            right += int((scores[told, 1:].argmax(-1) + 1 == label[told]).sum())
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
            for of in batches(reports, BUDGET[device], shuffler):
                kept[-1].append(Batch(of, device, GIVEN))
                yield kept[-1][-1]
        else:
            again = shuffler.choice(kept)
            shuffler.shuffle(again)
            yield from again


def learn(network, reports, seconds, seed, device, rate):
    """Learns for a while, the rate falling; what is kept is the mean over the last steps."""
    shuffler = random.Random(seed)
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=DECAY, betas=(0.9, 0.98), fused=device == "cuda")
    numbers = list(network.parameters())
    mean = [own.detach().clone() for own in numbers]
    began, step = time.time(), 0
    for batch in rounds(reports, shuffler, device):
        past = (time.time() - began) / seconds
        if past >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 50) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * past)))
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
                torch._foreach_lerp_(mean, numbers, 1 - keep)
    with torch.no_grad():
        for own, kept in zip(numbers, mean):
            own.copy_(kept)
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


def since(reports, folder):
    """Reports that are new since those of a folder, those given, and as many of the others as are new."""
    known = ids_of(folder)
    new = [one for one in reports if one.id not in known]
    others = [one for one in reports if one.id in known and not one.given]
    return new + [one for one in reports if one.given] + random.Random(3).sample(others, min(len(others), len(new)))


def keep_memory():
    """Keeps blocks that were let go for the next step (mallopt of the GNU C library): to fetch them anew took half of it."""
    allocator = ctypes.CDLL(None)
    if hasattr(allocator, "mallopt"):
        for what, size in ((M_MMAP_THRESHOLD, 1 << 30), (M_TRIM_THRESHOLD, (1 << 31) - 1)):
            allocator.mallopt(what, size)


def teach(folder, reports, part, seconds, before=None):
    """Teaches a reader from all reports but those of a part, or from all, and writes its numbers."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    name = "all" if part is None else f"part{part}"
    if device == "cpu":
        keep_memory()
    torch.set_num_threads(2)
    torch.manual_seed(7)
    torch.backends.cuda.matmul.allow_tf32 = True
    with open(os.path.join(folder, "vocab.json")) as file:
        vocabularies = json.load(file)
    vectors = np.fromfile(os.path.join(folder, "words.i16"), np.int16).reshape(-1, 120).astype(np.float32) / 2048
    network = Reader(vocabularies, vectors)
    if before:
        start(network, vocabularies, before, name)
        # What tells of status is no part of the model file: begun anew it would mislead what stands below it.
        PARTS["status"] = 0
    pupils = [one for one in (since(reports, before) if before else reports) if one.part != part]
    network.to(device)
    steps = learn(network, pupils, seconds, 7, device, AGAIN if before else RATE)
    save(network, os.path.join(folder, f"{name}.numbers"))
    print(f"{name}: {steps} steps", flush=True)
    for which in (1, 0) if part is not None else ():
        aside = [one for one in reports if one.part == part and one.given == which]
        print(f"{name}, {'given' if which else 'own'} reports of it: {evaluate(network, aside, device)}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seconds", type=float, default=400)
    parser.add_argument("--before", help="a folder where networks of an earlier time stopped, to go on from those")
    args = parser.parse_args()
    reports = read(os.path.join(args.folder, "reports.jsonl"))
    context = multiprocessing.get_context("fork")
    arguments = [(args.folder, reports, part, args.seconds, args.before) for part in (None, 0, 1)]
    children = [context.Process(target=teach, args=of) for of in arguments]
    for child in children:
        child.start()
    for child in children:
        child.join()
    if any(child.exitcode for child in children):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
