"""Puts the numbers of a reader that has learned into a network that goes on learning, with more reports.

Rows of tables are known by their names: those that more reports brought begin as what is met too rarely to have a row.
"""

import json
import os

import numpy as np
import torch

from network import DENSE, JOINT, LEAST, TABLES


def numbers_of(path):
    """What main.py wrote, by the names of the model file."""
    with open(path, "rb") as file:
        raw = file.read()
    size = int.from_bytes(raw[:4], "little")
    floats = np.frombuffer(raw, np.float32, offset=4 + size)
    part = lambda at: floats[at["at"] : at["at"] + at["rows"] * at["cols"]].reshape(at["rows"], at["cols"])
    return {name: torch.tensor(part(at)) for name, at in json.loads(raw[4 : 4 + size]).items()}


def ids_of(folder):
    """Which reports an export holds."""
    with open(os.path.join(folder, "reports.jsonl")) as lines:
        return {json.loads(line)["id"] for line in lines}


def start(network, vocabularies, folder, name):
    """Begins where a network of `folder` stopped: vocab.json beside it tells what its rows stood for."""
    with open(os.path.join(folder, "vocab.json")) as file:
        before = json.load(file)
    numbers = numbers_of(os.path.join(folder, f"{name}.numbers"))
    with torch.no_grad():
        for of, layers in {**{one: (one,) for one in DENSE}, **JOINT}.items():
            at = 0
            for layer in (getattr(network, one) for one in layers):
                to = at + layer.out_features
                layer.weight.copy_(numbers[of][:, at:to].t())
                if layer.bias is not None:
                    layer.bias.copy_(numbers[f"{of}.bias"][0, at:to])
                at = to
        for one in TABLES:
            own = getattr(network, one.replace(".", "_")).weight
            own[: len(numbers[one])].copy_(numbers[one])
        for one, vocabulary in (("lemma", "lemmas"), ("fine", "fine"), ("path", "paths"), ("slot", "slots")):
            rows, own = rows_of(before, vocabulary), getattr(network, one).weight
            own.copy_(numbers[one][:1].expand_as(own))
            for met, row in rows_of(vocabularies, vocabulary).items():
                if met in rows:
                    own[row].copy_(numbers[one][rows[met]])
        network.unit_carry.copy_(numbers["unit.carry"][0])
        network.unit_reset.copy_(numbers["unit.reset"][0])
        network.frames.weight.copy_(numbers["frames"].t())
        network.absent.copy_(numbers["absent"][0])
        place = {mode: at for at, mode in enumerate(before["modes"]["names"])}
        known = [(row, place[mode]) for row, mode in enumerate(vocabularies["modes"]["names"]) if mode in place]
        for row, at in known:
            network.mode.weight[row].copy_(numbers["mode"][:, at])
            network.mode.bias[row].copy_(numbers["mode.bias"][0, at])
            network.mode_of.weight[:, row].copy_(numbers["mode.of"][:, at])


def rows_of(vocabularies, name):
    """The rows of names that are met often enough; the first is of all others."""
    of = vocabularies[name]
    often = [one for one, times in zip(of["names"], of["n"]) if times >= LEAST[name]]
    return {one: row for row, one in enumerate(often, 1)}
