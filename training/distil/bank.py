"""Sentences in numbers, as export.ts writes them, and batches of them on the device."""

import os

import numpy as np
import torch


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
