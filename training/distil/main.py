"""Trains the model's network on a graphics card: an ensemble of wider networks learns from the treebanks and labels
plain text; the network of the model learns from both (Hinton, Vinyals & Dean 2015, "Distilling the knowledge in a
neural network"). The networks of an ensemble are trained side by side as one batch of matrices.

    node scripts/run.mjs training/export.ts TREEBANKS VECTORS BROWN ADDRESSES DATA
    python3 training/distil/main.py DATA OUTPUT [--teacher-seconds 150] [--student-seconds 240]
    npm run train -- TREEBANKS VECTORS model/english.bin --numbers OUTPUT

Layers, names and numbers are those of network.ts and layers.ts; see there. Needs PyTorch; Triton where there is a card.
"""

import argparse
import json
import os
import time

import numpy as np
import torch

from bank import Bank, Lookup
from files import load, save, sizes_in
from labels import label
from learning import evaluate, learn, show
from network import Ensemble
from recurrence import check_recurrence


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
