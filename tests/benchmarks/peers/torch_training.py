"""PyTorch trains the reference networks: eagerly one by one, and many at once, stacked along a leading axis (bmm).

Both run the same loss: sBQC at every level and the crossing penalty, as one autograd function whose slope is written in closed form,
which was faster here than leaving the slope to autograd; and Adam as it comes (`foreach` was no faster). Rows are put in an epoch's
order once and then cut into batches, which are views.
"""

import math

from protocol import about, array, missing, read_task, say, serve

task = read_task()
try:
    import torch
except ImportError:
    missing("PyTorch")

torch.set_num_threads(1)
settings = task["settings"]
x, y = torch.from_numpy(array(task["inputs"])), torch.from_numpy(array(task["labels"])) > 0.5  # [members, rows, inputs], [members, rows]
order = torch.from_numpy(array(task["order"])).long()  # [members, epochs, rows]
weights = torch.from_numpy(array(task["weights"]))  # [members, weights]: kernel [in, out] and bias, layer by layer
taus = torch.tensor(settings["taus"], dtype=torch.float64)
tau, rest = taus.float(), (1 - taus).float()
n_members, n_rows, n_inputs = x.shape
n_hidden, n_levels = settings["hidden"], len(tau)


class Loss(torch.autograd.Function):
    """Latent quantiles [rows, levels] and outcomes [rows, 1] to the mean loss of rows and levels with its penalty."""

    @staticmethod
    def forward(ctx, q, positive, penalty):
        above = q > 0
        e = torch.exp(-q.abs())
        atan = torch.atan(e)
        weight = torch.where(above, tau, rest) * (4 / math.pi)
        small = weight * atan  # the probability of the outcome that the sign of q speaks against
        large = 1 - small
        surprising = above != positive
        density = e / (1 + e * e)
        slope = torch.where(surprising, density / atan, -density * weight / large)
        slope = torch.where(above, slope, -slope) / q.numel()
        drop = q[:, :-1] - q[:, 1:]
        step = (drop > 0) * (penalty / drop.numel())
        slope[:, :-1] += step
        slope[:, 1:] -= step
        ctx.save_for_backward(slope)
        likelihood = torch.where(surprising, small, large)
        return penalty * drop.clamp(min=0).mean() - likelihood.log().mean()

    @staticmethod
    def backward(ctx, slope_of_loss):
        return ctx.saved_tensors[0] * slope_of_loss, None, None


def layers(of: torch.Tensor) -> list[torch.Tensor]:
    """Kernels [members, in, out] and biases [members, 1, out] of weights [members, weights]."""
    shapes = [(n_inputs, n_hidden), (1, n_hidden), (n_hidden, n_levels), (1, n_levels)]
    parts = of.split([a * b for a, b in shapes], dim=1)
    return [part.reshape(-1, *shape).clone().requires_grad_() for part, shape in zip(parts, shapes)]


def network(of: torch.Tensor) -> torch.nn.Sequential:
    net = torch.nn.Sequential(torch.nn.Linear(n_inputs, n_hidden), torch.nn.ReLU(), torch.nn.Linear(n_hidden, n_levels))
    with torch.no_grad():
        for parameter, part in zip(net.parameters(), layers(of[None])):
            parameter.copy_(part[0].T.reshape(parameter.shape))
    return net


def stacked_quantiles(parts: list[torch.Tensor], rows: torch.Tensor) -> torch.Tensor:
    kernel, bias, head, head_bias = parts
    return torch.baddbmm(head_bias, torch.relu(torch.baddbmm(bias, rows, kernel)), head)


def stacked_loss(q: torch.Tensor, positive: torch.Tensor, penalty: float) -> torch.Tensor:
    """Sum over members: the slope of each is its own."""
    return Loss.apply(q.view(-1, n_levels), positive.reshape(-1, 1), penalty) * len(q)


def train_eager(member: int) -> float:
    net = network(weights[member])
    adam = torch.optim.Adam(net.parameters(), lr=settings["learningRate"])
    for epoch in range(settings["epochs"]):
        rows = order[member, epoch]
        batches = zip(x[member][rows].split(settings["batch"]), y[member][rows, None].split(settings["batch"]))
        losses = []
        for inputs, positive in batches:
            adam.zero_grad(set_to_none=True)
            loss = Loss.apply(net(inputs), positive, settings["penalty"])
            loss.backward()
            adam.step()
            losses.append(loss.detach())
    return float(torch.stack(losses).mean())


def train_stacked() -> float:
    parts = layers(weights)
    adam = torch.optim.Adam(parts, lr=settings["learningRate"])
    member = torch.arange(n_members)[:, None]
    for epoch in range(settings["epochs"]):
        rows = order[:, epoch]
        batches = zip(x[member, rows].split(settings["batch"], 1), y[member, rows].split(settings["batch"], 1))
        losses = []
        for inputs, positive in batches:
            adam.zero_grad(set_to_none=True)
            loss = stacked_loss(stacked_quantiles(parts, inputs), positive, settings["penalty"])
            loss.backward()
            adam.step()
            losses.append(loss.detach())
    return float(torch.stack(losses).mean()) / n_members


def check(penalty: float) -> dict:
    """Loss on all rows of the first member, and its slope by the biases of the head, both ways, with the weights of the task."""
    given = torch.from_numpy(array(task["check"]))  # [1, weights]
    net = network(given[0])
    eager = Loss.apply(net(x[0]), y[0, :, None], penalty)
    eager.backward()
    parts = layers(given.expand(3, -1))
    q = stacked_quantiles(parts, x[:1].expand(3, -1, -1))
    stacked = stacked_loss(q, y[:1].expand(3, -1), penalty)
    stacked.backward()
    return {
        "eager": {"loss": float(eager), "slopes": net[2].bias.grad.tolist()},
        "stacked": {"loss": float(stacked) / 3, "slopes": parts[3].grad[2, 0].tolist()},
    }


turn = 0


def eager() -> dict:
    global turn
    turn += 1
    return {"lossAtEnd": train_eager(turn % n_members)}


checks = [check(penalty) for penalty in (0.0, settings["penalty"])]
say({"about": about("PyTorch", torch.__version__, threads=torch.get_num_threads(), check=checks)})
serve({"eager": eager, "stacked": lambda: {"lossAtEnd": train_stacked()}})
