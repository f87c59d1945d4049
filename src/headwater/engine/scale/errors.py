"""What a run can refuse, each with its code and the next step."""

from headwater.model import HeadwaterError, Quarantine, Usage


def no_daft() -> HeadwaterError:
    """The library that plans a run is not installed."""
    return HeadwaterError("HW-RUN-001", "headwater run needs Daft; install it with: pip install 'headwater[scale]'")


def no_ray() -> HeadwaterError:
    """The library that drives a cluster is not installed."""
    return HeadwaterError("HW-RUN-002", "--engine ray needs Ray; install it with: pip install 'headwater[ray]'")


def not_a_run(where: str) -> Usage:
    """The folder for the results holds something else."""
    return Usage("HW-RUN-003", f"{where} holds something else than a run; give --out a new folder")


def at_work(where: str) -> HeadwaterError:
    """Another process runs into the same folder."""
    return HeadwaterError("HW-RUN-004", f"another run is writing to {where}; wait for it or give another --out")


def no_cluster(address: str, reason: str) -> HeadwaterError:
    """There is no cluster at an address."""
    return HeadwaterError("HW-RUN-005", f"no Ray cluster answers at {address} ({reason}); check --address")


def address_without_ray() -> Usage:
    """An address was given to an engine that has none."""
    return Usage("HW-RUN-006", "--address is the address of a Ray cluster; add --engine ray")


def unlisted(name: str, reason: str) -> HeadwaterError:
    """An address or pattern could not be listed."""
    return HeadwaterError("HW-RUN-007", f"{name}: cannot be listed ({reason}); check the address and your credentials")


def not_annotated(name: str, reason: str) -> Quarantine:
    """Reading a report for language failed."""
    return Quarantine("HW-RUN-008", f"{name}: could not be annotated ({reason}); please report it with its text")


def not_traced(story: str, reason: str) -> Quarantine:
    """Tracing a story failed."""
    return Quarantine("HW-RUN-009", f"{story}: could not be traced ({reason}); its reports are kept without claims")


def broken_archive(name: str, reason: str) -> Quarantine:
    """An archive is damaged; what stands before the damage is read."""
    return Quarantine("HW-RUN-010", f"{name}: is damaged ({reason}), the rest of it is not read; fetch it again")


def no_columns(name: str) -> Quarantine:
    """A Parquet file has no column a report could be read from."""
    return Quarantine("HW-RUN-011", f"{name}: has no column with a report's text or page; call one text or html")


def worker_failed(reason: str) -> HeadwaterError:
    """A worker ended, or met what nobody foresaw."""
    return HeadwaterError("HW-RUN-012", f"a worker failed ({reason}); run it again, what is finished stays finished")
