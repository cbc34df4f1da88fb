"""The loop of a simple recurrent unit (Lei et al. 2018), as layers.ts has it, in kernels for a graphics card."""

import torch

try:
    import triton
    import triton.language as tl
except ImportError:
    triton = None


if triton is not None:

    @triton.jit(do_not_specialize=["T", "B"])
    def forward_kernel(u, x, vf, vr, mask, out, state_out, T, B, D, US, XS, HALF, BLOCK: tl.constexpr):
        eb = tl.program_id(0)
        e = eb // B
        b = eb % B
        blocks = tl.cdiv(HALF, BLOCK)
        side = tl.program_id(1) // blocks
        d = (tl.program_id(1) % blocks) * BLOCK + tl.arange(0, BLOCK)
        m = d < HALF
        d += side * HALF
        wf = tl.load(vf + e * D + d, mask=m, other=0.0)
        wr = tl.load(vr + e * D + d, mask=m, other=0.0)
        state = tl.zeros((BLOCK,), tl.float32)
        for i in range(T):
            t = i + side * (T - 1 - 2 * i)
            row = (e * T + t) * B + b
            on = tl.load(mask + t * B + b)
            candidate = tl.load(u + row * US + d, mask=m, other=0.0)
            f = tl.sigmoid(tl.load(u + row * US + D + d, mask=m, other=0.0) + wf * state)
            r = tl.sigmoid(tl.load(u + row * US + 2 * D + d, mask=m, other=0.0) + wr * state)
            h = tl.load(x + row * XS + d, mask=m, other=0.0)
            state = (candidate + f * (state - candidate)) * on
            tl.store(state_out + row * D + d, state, mask=m)
            tl.store(out + row * D + d, (h + r * (state - h)) * on, mask=m)

    @triton.jit(do_not_specialize=["T", "B"])
    def backward_kernel(
        u, x, vf, vr, mask, state_in, g, du, dx, dvf, dvr, T, B, D, US, XS, DXS, HALF, BLOCK: tl.constexpr
    ):
        eb = tl.program_id(0)
        e = eb // B
        b = eb % B
        blocks = tl.cdiv(HALF, BLOCK)
        side = tl.program_id(1) // blocks
        d = (tl.program_id(1) % blocks) * BLOCK + tl.arange(0, BLOCK)
        m = d < HALF
        d += side * HALF
        wf = tl.load(vf + e * D + d, mask=m, other=0.0)
        wr = tl.load(vr + e * D + d, mask=m, other=0.0)
        flow = tl.zeros((BLOCK,), tl.float32)
        sum_f = tl.zeros((BLOCK,), tl.float32)
        sum_r = tl.zeros((BLOCK,), tl.float32)
        for j in range(T):
            i = T - 1 - j
            t = i + side * (T - 1 - 2 * i)
            before = t - 1 + 2 * side
            row = (e * T + t) * B + b
            last = (e * T + before) * B + b
            on = tl.load(mask + t * B + b)
            previous = tl.load(state_in + last * D + d, mask=m & (i > 0), other=0.0)
            candidate = tl.load(u + row * US + d, mask=m, other=0.0)
            f = tl.sigmoid(tl.load(u + row * US + D + d, mask=m, other=0.0) + wf * previous)
            r = tl.sigmoid(tl.load(u + row * US + 2 * D + d, mask=m, other=0.0) + wr * previous)
            h = tl.load(x + row * XS + d, mask=m, other=0.0)
            c = tl.load(state_in + row * D + d, mask=m, other=0.0)
            dh = tl.load(g + row * D + d, mask=m, other=0.0) * on
            dr = dh * (c - h) * r * (1 - r)
            dc = (flow + dh * r) * on
            df = dc * (previous - candidate) * f * (1 - f)
            tl.store(du + row * US + d, dc * (1 - f), mask=m)
            tl.store(du + row * US + D + d, df, mask=m)
            tl.store(du + row * US + 2 * D + d, dr, mask=m)
            tl.store(dx + row * DXS + d, dh * (1 - r), mask=m)
            sum_f += df * previous
            sum_r += dr * previous
            flow = dc * f + df * wf + dr * wr
        tl.store(dvf + eb * D + d, sum_f, mask=m)
        tl.store(dvr + eb * D + d, sum_r, mask=m)

    class Recurrence(torch.autograd.Function):
        """The loop of a simple recurrent unit (Lei et al. 2018) over projections u, past which x is carried."""

        @staticmethod
        def forward(ctx, u, x, vf, vr, mask):
            E, T, B, US = u.shape
            D = vf.shape[1]
            u = u.contiguous()
            own = x is not None
            carried = x.contiguous() if own else u[..., 3 * D :]
            out = torch.empty(E, T, B, D, device=u.device)
            state = torch.empty_like(out)
            block = min(64, triton.next_power_of_2(D // 2))
            grid = (E * B, 2 * triton.cdiv(D // 2, block))
            XS = D if own else US
            forward_kernel[grid](u, carried, vf, vr, mask, out, state, T, B, D, US, XS, D // 2, BLOCK=block)
            ctx.save_for_backward(u, carried if own else u, vf, vr, mask, state)
            ctx.own = own
            return out

        @staticmethod
        def backward(ctx, g):
            u, x, vf, vr, mask, state = ctx.saved_tensors
            E, T, B, US = u.shape
            D = vf.shape[1]
            du = torch.empty_like(u)
            carried = x if ctx.own else u[..., 3 * D :]
            dx = torch.empty_like(x) if ctx.own else du[..., 3 * D :]
            dvf = torch.empty(E, B, D, device=u.device)
            dvr = torch.empty(E, B, D, device=u.device)
            block = min(64, triton.next_power_of_2(D // 2))
            grid = (E * B, 2 * triton.cdiv(D // 2, block))
            XS = D if ctx.own else US
            backward_kernel[grid](
                u, carried, vf, vr, mask, state, g.contiguous(), du, dx, dvf, dvr, T, B, D, US, XS, XS, D // 2, BLOCK=block
            )
            return du, (dx if ctx.own else None), dvf.sum(1), dvr.sum(1), None


def recurrence_plain(u, x, vf, vr, mask):
    """The same step by step, for machines without a card."""
    D = vf.shape[1]
    half = D // 2

    def flip(m):
        forward, backward = m.split(half, -1)
        return torch.cat([forward, backward.flip(1)], -1)

    # Of what is split the gradient is put together once; of slices each would be as large as all.
    steps = [flip(m).unbind(1) for m in (*u.split(D, -1), *([] if x is None else [x]))]
    on = torch.cat([mask[..., None].expand(-1, -1, half), mask.flip(0)[..., None].expand(-1, -1, half)], -1)
    state = torch.zeros_like(steps[0][0])
    out = []
    for candidate, fu, ru, h, on in zip(*steps, on):
        f = torch.sigmoid(fu + vf[:, None] * state)
        r = torch.sigmoid(ru + vr[:, None] * state)
        state = (candidate + f * (state - candidate)) * on
        out.append((h + r * (state - h)) * on)
    return flip(torch.stack(out, 1))


def recurrence(u, x, vf, vr, mask):
    if u.is_cuda:
        return Recurrence.apply(u, x, vf, vr, mask)
    return recurrence_plain(u, x, vf, vr, mask)


def check_recurrence():
    """The kernels agree with the plain loop, gradients too."""
    torch.manual_seed(0)
    for width in (48 * 2, 256):
        for own in (True, False):
            E, T, B, D = 2, 7, 3, width
            mask = (torch.arange(T)[:, None] < torch.tensor([7, 4, 1])).float().cuda()
            u = torch.randn(E, T, B, D * (3 if own else 4), device="cuda", requires_grad=True)
            x = torch.randn(E, T, B, D, device="cuda", requires_grad=True) if own else None
            v = [torch.randn(E, D, device="cuda", requires_grad=True) for _ in range(2)]
            g = torch.randn(E, T, B, D, device="cuda")
            inputs = [u, *v, *([x] if own else [])]
            one, two = Recurrence.apply(u, x, *v, mask), recurrence_plain(u, x, *v, mask)
            pairs = [(one, two), *zip(torch.autograd.grad(one, inputs, g), torch.autograd.grad(two, inputs, g))]
            worst = max((a - b).abs().max().item() for a, b in pairs)
            assert worst < 1e-3, f"kernels differ by {worst}"
