from benchmarks.cost import COPIES, MOST_CPU_S, SIZES, Cost, copied_texts, plot, story_texts, write_csv
from tests.factory import BENCH, needs_bench


@needs_bench
def test_synthetic_stories_are_the_same_each_time_and_no_report_is_in_them_twice():
    data = BENCH / "origins" / "dev"
    for size in SIZES:
        texts = story_texts(data, size)
        assert len(set(texts)) == len(texts) == size
        assert texts == story_texts(data, size)
    copies = copied_texts(data, 20)
    assert len(set(copies)) == 20
    assert len({text.rsplit("\n\n", 1)[0] for text in copies}) == 1


def test_the_same_figures_are_written_and_drawn_in_the_same_bytes(tmp_path):
    costs = [Cost("story", size, 1.5 * size, 300 + size, 1, 2) for size in SIZES]
    costs.append(Cost("copies", COPIES, 99.0, 5000, None, None))
    for name in ("one", "two"):
        plot(costs, tmp_path / f"{name}.svg")
        write_csv(costs, tmp_path / f"{name}.csv")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert (tmp_path / "one.csv").read_text().splitlines()[-1] == f"copies,{COPIES},99.0,5000,,"


def test_every_bound_is_measured():
    assert set(MOST_CPU_S) <= {("story", size) for size in SIZES} | {("copies", COPIES)}
