"""Where a run is worked on: by Daft in processes of this machine, or by Daft on a Ray cluster."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from headwater.engine.scale import errors
from headwater.model import HeadwaterError

if TYPE_CHECKING:
    from daft import DataFrame

# Neither library is to write bars of its own, nor to tell its makers who uses it.
QUIET = {
    "DAFT_PROGRESS_BAR": "0",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "true",
    "SCARF_NO_ANALYTICS": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}

READY_S = 900  # until a worker has loaded its models; a busy machine may need longer than the 120 s of Daft
TRIES = 3  # Ray gives its own processes 30 s to start, which a busy machine may need longer for


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that was started.

    Attributes:
        on_ray: Whether it is a Ray cluster.
    """

    on_ray: bool

    def spread(self, frame: "DataFrame", parts: int) -> "DataFrame":
        """Return a frame cut so that many workers can take a part of it."""
        return frame.into_partitions(parts) if self.on_ray else frame

    @contextmanager
    def named_errors(self) -> Iterator[None]:
        """Name what went wrong in a worker.

        Raises:
            HeadwaterError: A worker failed (`HW-RUN-012`), or what a step of this process raised.
        """
        try:
            yield
        except HeadwaterError:
            raise
        except Exception as error:
            raise errors.worker_failed(_brief(error)) from error


@contextmanager
def started(name: str, address: str | None, workers: int) -> Iterator[Engine]:
    """Start an engine and end what was started of it.

    Args:
        name: "local" or "ray".
        address: Address of a Ray cluster; None to start one on this machine.
        workers: Processors that a cluster started here may use.

    Raises:
        HeadwaterError: A library is not installed (`HW-RUN-001`, `HW-RUN-002`), or no cluster answers (`HW-RUN-005`).
        Usage: An address was given to the local engine (`HW-RUN-006`).
    """
    if name == "local" and address is not None:
        raise errors.address_without_ray()
    if find_spec("daft") is None:
        raise errors.no_daft()
    os.environ.update({key: value for key, value in QUIET.items() if key not in os.environ})
    import daft

    if name == "local":
        daft.set_runner_native()
        yield Engine(on_ray=False)
        return
    if find_spec("ray") is None:
        raise errors.no_ray()
    with _cluster(address, workers):
        daft.set_runner_ray(noop_if_initialized=True)
        daft.set_execution_config(actor_udf_ready_timeout=READY_S)
        yield Engine(on_ray=True)


@contextmanager
def _cluster(address: str | None, workers: int) -> Iterator[None]:
    import ray

    processors, dashboard = (workers, False) if address is None else (None, None)
    for tries in range(TRIES, 0, -1):
        try:
            ray.init(
                address=address,
                num_cpus=processors,
                include_dashboard=dashboard,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
            break
        except Exception as error:  # Ray raises that, and no other, where its start takes too long
            ray.shutdown()
            if address is not None or tries == 1:
                raise errors.no_cluster(address or "this machine", _brief(error)) from error
    try:
        yield
    finally:
        ray.shutdown()


def _brief(error: Exception) -> str:
    """Return the last line of an error, which says what happened; what stands before says where."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:200] if lines else type(error).__name__
