"""Networks in files: a JSON header with each matrix's place, 32-bit floats. training/numbers.ts reads them."""

import json

import numpy as np
import torch


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
