"""One thread for every test: on a busy machine two threads that wait for each other take many times as long."""

import torch

torch.set_num_threads(1)
