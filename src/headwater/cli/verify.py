"""`headwater verify`."""

import os

import click

from headwater.cli.options import json_option, settings_of, store_option
from headwater.cli.output import Columns, say, show
from headwater.model import HeadwaterError
from headwater.present.words import counted
from headwater.store import Fault, Store

COLUMNS: Columns[Fault] = {
    "table": lambda fault: fault.table,
    "row": lambda fault: fault.key,
    "fault": lambda fault: fault.what,
}


@click.command("verify")
@store_option
@json_option
def command(store: str | None, as_json: bool | None) -> None:
    """Check that a store holds what was written to it.

    Checks the file, the hash of every record, every quote against its report, and the words that can be searched. Lists
    what is wrong; the exit status is 1 where anything is.

    Example: headwater verify
    """
    where = settings_of(store=store).store
    # Whether the index is sound can be asked only of a file that may be written.
    with Store.open(where, read_only=not os.access(where, os.W_OK), create=False) as opened:
        faults = opened.verify()
    show(faults, COLUMNS, as_json=as_json)
    if faults:
        number = counted(len(faults), "fault")
        raise HeadwaterError("HW-STORE-016", f"{number} in the store {where}; add its reports to a new store")
    say(f"the store {where} is as it was written")
