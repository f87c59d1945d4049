"""A store of every version that was written is brought up to this one, whole."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from headwater.model import Decision, HeadwaterError
from headwater.store import Said, Store, migrations
from tests.cli.kept import CLAIM, OTHER, STORY, named_trace
from tests.judging import MAY

VERSIONS = sorted((Path(__file__).parent / "versions").glob("*.db.gz"))


@pytest.fixture(params=VERSIONS, ids=lambda path: path.name)
def old(request, tmp_path):
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def test_there_is_a_store_of_every_earlier_version():
    assert [path.name for path in VERSIONS] == [f"{number}.db.gz" for number in range(1, len(migrations.MIGRATIONS))]


def test_an_old_store_is_brought_up_with_everything_in_it(old):
    with Store.open(old) as store:
        assert store.trace() == named_trace()
        assert store.verify() == ()
        assert len(store.search("harbour")) == 3
        assert len(store.quarantine()) == 1


def test_an_old_store_can_be_judged_and_keeps_its_ids(old):
    with Store.open(old) as store:
        store.judge(CLAIM, OTHER, Decision.SAME, Said("Ann Reed", MAY))
        assert store.touched() == (STORY,)
        kept = store.save(named_trace(), replacing=[STORY], decided=store.judgements())
        assert kept == named_trace()
        assert store.touched() == ()


def test_an_old_store_with_a_flipped_bit_is_not_hashed_anew(tmp_path):
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress(VERSIONS[0].read_bytes()))  # what is newer is not hashed anew at all
    plain = sqlite3.connect(old)
    plain.execute("UPDATE identities SET state = 'gone' WHERE kind = 'claim'")
    plain.commit()
    plain.close()
    with pytest.raises(HeadwaterError, match="HW-STORE-011"):
        Store.open(old)
