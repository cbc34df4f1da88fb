"""Which activations are left out while learning on a processor.

To draw a number for each of them took a fifth of a step: masks are cut from a pool of random ones instead, anywhere in it, and the
pool is drawn anew now and then. A card draws as it goes.
"""

import torch

POOL = 1 << 24
TIMES = 600
"""How often a pool is cut from before it is drawn anew."""


class Masks:
    def __init__(self):
        self.pools = {}

    def of(self, shape, share):
        """Zeros for a share of the numbers of a shape, and for the others what keeps their mean."""
        size = shape.numel()
        if size > POOL // 2:
            return self.draw(size, share).view(shape)
        pool, times = self.pools.get(share, (None, TIMES))
        if times >= TIMES:
            pool, times = self.draw(POOL, share), 0
        self.pools[share] = (pool, times + 1)
        start = int(torch.randint(0, POOL - size, ()))
        return pool[start : start + size].view(shape)

    def draw(self, size, share):
        return (torch.rand(size) >= share).float() / (1 - share)
