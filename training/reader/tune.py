"""Teaches a reader on, from the reports of training/news, on the processor:

    node scripts/run.mjs training/reader/unpack.ts model/reader.bin FOLDER
    node scripts/run.mjs training/reader/export.ts FOLDER --names FOLDER/names.json
    python3 training/reader/tune.py FOLDER [--seconds 900]
    node scripts/run.mjs training/reader/pack.ts FOLDER/all.numbers FOLDER model/reader.bin

It starts from the weights of a model file and goes on as main.py does, at a lower rate and with smaller batches. Time
bounds it, so another run gives other numbers. Needs PyTorch.
"""

import argparse
import json
import os

import numpy as np
import torch

import main as teaching
from network import Reader
from reports import read

TABLES = "lemma fine coarse upos relation capital party heading form up down path slot distance kind reality quoted"
PARTIES = "mode.of type.pair party.kind source rank order together ruled known type.part"


def start(network, path):
    """Sets a network's numbers to those of a file: Reader.matrices the other way round."""
    with open(path, "rb") as file:
        raw = file.read()
    size = int.from_bytes(raw[:4], "little")
    index, numbers = json.loads(raw[4 : 4 + size]), np.frombuffer(raw[4 + size :], np.float32)

    def matrix(name):
        place = index[name]
        end = place["at"] + place["rows"] * place["cols"]
        return torch.from_numpy(numbers[place["at"] : end].reshape(place["rows"], place["cols"]).copy())

    def dense(name, *layers):
        weight, bias, at = matrix(name).t(), matrix(f"{name}.bias")[0], 0
        for layer in layers:
            layer.weight.data.copy_(weight[at : at + layer.out_features])
            if layer.bias is not None:
                layer.bias.data.copy_(bias[at : at + layer.out_features])
            at += layer.out_features

    for name in "input tree around way told mode acting part among0 among1 role word".split():
        dense(name, getattr(network, name))
    dense("mention", network.mention, network.party_whole)
    dense("act", network.act, network.kinds)
    dense("unit.in", network.unit_in)
    network.unit_carry.data.copy_(matrix("unit.carry")[0])
    network.unit_reset.data.copy_(matrix("unit.reset")[0])
    for name in f"{TABLES} {PARTIES}".split():
        getattr(network, name.replace(".", "_")).weight.data.copy_(matrix(name))
    network.frames.weight.data.copy_(matrix("frames").t())
    network.absent.data.copy_(matrix("absent")[0])


def tune():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--seconds", type=float, default=900)
    args = parser.parse_args()
    within = lambda name: os.path.join(args.folder, name)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(5)
    teaching.RATE, teaching.BUDGET, teaching.GIVEN = 0.0015, 6000, 1
    with open(within("vocab.json")) as file:
        vocabularies = json.load(file)
    vectors = np.fromfile(within("words.i16"), np.int16).reshape(-1, 120).astype(np.float32) / 2048
    network = Reader(vocabularies, vectors)
    start(network, within("start.numbers"))
    reports = read(within("reports.jsonl"))
    given = [one for one in reports if one.given]
    print(f"before, of the given reports: {teaching.evaluate(network, given, 'cpu')}", flush=True)
    steps = teaching.learn(network, reports, args.seconds, 5, "cpu")
    print(f"{steps} steps; {teaching.evaluate(network, given, 'cpu')}")
    teaching.save(network, within("all.numbers"))


if __name__ == "__main__":
    tune()
