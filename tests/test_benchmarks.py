"""What the benchmarks compute besides times: figures, tables, and baselines that learn."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import torch

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import common, table
from tests.benchmarks.profiling import epoch_profile
from tests.benchmarks.training import baselines, speed
from tests.benchmarks.training.baseline_process import Apart
from tests.benchmarks.training.baselines import Example, ImageByImage, PlainLoop, Preloaded
from tests.trainer.engine import FAMILIES, NOTHING, QUICK, end, make_data_set, run
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.recipe.recipes import Recipe

RESULT: dict[str, Any] = {
    "benchmark": "speed",
    "rows": [
        common.row(
            "How fast | how slow",
            "4.5 s",
            target="under 5 s",
            met=True,
            baseline="the other: 9 s, 2 times",
            command="python -m tests.benchmarks.speed",
        )
    ],
    "machine": {
        "processor": "Abacus",
        "cores": 2,
        "gpu": None,
        "system": "Linux-6.1",
        "python": "3.11.7",
        "torch": "2.13.0",
    },
}


@pytest.fixture(autouse=True)
def _one_torch_thread() -> Iterator[None]:
    """Networks this small gain nothing from more, and several test processes share the machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def _one_thread_in_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


class TestFigures:
    def test_are_those_of_the_values(self) -> None:
        found = common.figures(range(101))
        assert found["median"] == 50
        assert found["mean"] == 50
        assert (found["p5"], found["p95"], found["p99"]) == (5, 95, 99)
        assert (found["min"], found["max"], found["count"]) == (0, 100, 101)

    def test_of_one_value_have_no_spread(self) -> None:
        found = common.figures([1.23456], digits=2)
        assert found["median"] == found["p99"] == 1.23
        assert found["deviation"] == 0

    @pytest.mark.parametrize("values", [[], [1.0, float("nan")]])
    def test_of_nothing_are_refused(self, values: list[float]) -> None:
        with pytest.raises(ValueError, match="No finite"):
            common.figures(values)

    def test_span_shows_median_and_extremes(self) -> None:
        assert common.span([4.3, 1234.5, 4.9], "s") == "4.9 s (4.3 to 1,234.5)"


class TestReport:
    def test_is_one_json_object_with_the_machine(self, capsys: pytest.CaptureFixture[str]) -> None:
        common.report({"benchmark": "x", "rows": []}, since=common.Moment.now())
        printed = json.loads(capsys.readouterr().out)
        assert printed["benchmark"] == "x"
        assert printed["machine"]["cores"] >= 1
        assert printed["machine"]["torch"] == torch.__version__
        assert "processors_used_by_others" in printed

    def test_needs_neither_qt_nor_torch(self) -> None:
        code = (
            "import sys; from tests.benchmarks import common; common.machine(); "
            "sys.exit(bool({'torch', 'PySide6'} & set(sys.modules)))"
        )
        root = Path(__file__).parent.parent
        assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


class TestTable:
    def test_has_a_line_for_each_row(self) -> None:
        lines = table.table([RESULT, RESULT]).splitlines()
        assert lines[0].startswith("| Question | Measured | Target | Met |")
        assert lines[2] == lines[3]
        assert "| 4.5 s | under 5 s | yes | the other: 9 s, 2 times |" in lines[2]
        assert "`python -m tests.benchmarks.speed`" in lines[2]
        assert lines[-1] == "Measured on Abacus, 2 cores, Linux, Python 3.11.7, PyTorch 2.13.0."

    def test_keeps_bars_in_texts_from_becoming_columns(self) -> None:
        assert "How fast \\| how slow" in table.table([RESULT])

    def test_names_what_was_not_measured(self) -> None:
        skipped = {"benchmark": "gpu_training", "rows": [], "skipped": "no GPU"}
        failed = {"benchmark": "window", "rows": [], "error": "exit status 1"}
        text = table.table([RESULT, skipped, failed])
        assert "Not measured here: gpu_training (no GPU); window (exit status 1)." in text

    def test_tells_where_others_disturbed(self) -> None:
        quiet, loud = ({**RESULT, "processors_used_by_others": used} for used in (0.05, 1.37))
        assert "Other programs" not in table.table([RESULT, quiet])
        assert "kept processors busy meanwhile: speed (1.4)." in table.table([RESULT, loud])

    def test_names_each_machine_where_there_are_several(self) -> None:
        other = {
            **RESULT,
            "benchmark": "gpu_training",
            "machine": {**RESULT["machine"], "gpu": "Fast"},
        }
        text = table.table([RESULT, other])
        assert "speed: measured on Abacus, 2 cores, Linux" in text
        assert "gpu_training: measured on Abacus, 2 cores, Fast, Linux" in text


class TestInsert:
    README = "# App\n\n<!-- benchmarks -->\nold\n<!-- /benchmarks -->\n\nThe end\n"

    def test_replaces_what_is_between_the_markers(self) -> None:
        once = table.insert(self.README, "| new |\n", "benchmarks")
        assert once == "# App\n\n<!-- benchmarks -->\n| new |\n<!-- /benchmarks -->\n\nThe end\n"
        assert table.insert(once, "| new |\n", "benchmarks") == once

    @pytest.mark.parametrize(
        "text",
        [
            "nothing",
            "<!-- benchmarks -->",
            "<!-- /benchmarks --> <!-- benchmarks -->",
            README + README,
        ],
    )
    def test_refuses_a_document_without_its_place(self, text: str) -> None:
        with pytest.raises(ValueError, match="needs one line <!-- benchmarks -->"):
            table.insert(text, "| new |\n", "benchmarks")

    def test_the_profile_has_its_place(self) -> None:
        document = Path(benchmarks.__file__).parent / "profiling" / "PROFILE.md"
        text = document.read_text(encoding="utf-8")
        assert "new" in table.insert(text, "new\n", "figures")


class TestCommand:
    def test_knows_the_modules_with_a_main(self) -> None:
        names = benchmarks.names()
        assert {"curves", "profiling.profile", "training.speed"} <= set(names)
        assert not {"__main__", "training.baselines", "common", "table"} & set(names)

    @pytest.fixture
    def _measured(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def report(name: str, data_dir: Path | None) -> dict[str, Any]:
            del data_dir
            return {**RESULT, "benchmark": name}

        monkeypatch.setattr(benchmarks, "run", report)

    @pytest.mark.usefixtures("_measured")
    def test_collects_results_and_writes_the_table(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out, readme = tmp_path / "new" / "out.json", tmp_path / "README.md"
        readme.write_text(TestInsert.README, encoding="utf-8")
        for only in ("curves", "training.speed"):
            arguments = ["--only", only, "--out", str(out), "--readme", str(readme)]
            monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
            with pytest.raises(SystemExit) as ended:
                benchmarks.main()
            assert ended.value.code == 0
        results = json.loads(out.read_text(encoding="utf-8"))
        assert [result["benchmark"] for result in results] == ["curves", "training.speed"]
        text = readme.read_text(encoding="utf-8")
        assert text.count("| 4.5 s |") == 2
        assert "old" not in text
        assert text.endswith("The end\n")

    def test_tells_of_a_benchmark_that_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "out.json"
        arguments = ["--only", "training.speed", "--out", str(out), "--data-dir", str(tmp_path)]
        monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
        with pytest.raises(SystemExit) as ended:
            benchmarks.main()
        assert ended.value.code == 1
        (result,) = json.loads(out.read_text(encoding="utf-8"))
        assert result["error"] == "exit status 1"
        assert result["rows"] == []


class TestExample:
    @pytest.mark.parametrize("loading", ["image by image", "preloaded"])
    def test_learns(self, loading: Any) -> None:
        example = Example(make_data_set(train=160, test=50), loading)
        first, second = example.epoch(), example.epoch()
        assert (first.number, second.number) == (1, 2)
        assert first.images == 160
        assert first.seconds > 0
        assert second.test_accuracy > 0.5

    def test_reads_the_same_images_either_way(self) -> None:
        digits = make_data_set().train
        one_by_one = ImageByImage(digits)
        images, labels = next(iter(Preloaded(digits, 64)))
        for place in (0, 63):
            image, label = one_by_one[place]
            torch.testing.assert_close(image, images[place])
            assert label == labels[place] == digits.labels[place]

    def test_is_its_own_whatever_others_do_in_between(self) -> None:
        dataset = make_data_set(train=128, test=10)
        alone, disturbed = (Example(dataset, "preloaded") for _ in range(2))
        expected = [alone.epoch(steps=2).loss for _ in range(2)]
        losses = []
        for seed in range(2):
            losses.append(disturbed.epoch(steps=2).loss)
            torch.manual_seed(seed)
        assert losses == expected

    def test_has_the_published_size(self) -> None:
        network = baselines.ExampleNetwork()
        assert sum(parameter.numel() for parameter in network.parameters()) == 1_199_882
        with torch.no_grad():
            sums = network(torch.rand(2, 1, 28, 28)).exp().sum(dim=1)
        torch.testing.assert_close(sums, torch.ones(2))


class TestApart:
    @pytest.mark.usefixtures("_one_thread_in_others")
    def test_computes_what_the_baselines_do_here(self) -> None:
        dataset = make_data_set(train=100, test=10)
        example = Example(dataset, "preloaded")
        with Apart(dataset) as apart:
            apart.epoch("image by image", steps=1)
            for _ in range(2):
                here, there = example.epoch(), apart.epoch("preloaded")
                assert there.number == here.number
                assert there.loss == pytest.approx(here.loss, rel=1e-2)
            images, seconds = apart.plain_loop(QUICK.with_changes(validation_images=0))
            assert images == 200
            assert seconds > 0


class TestPlainLoop:
    @pytest.mark.parametrize("recipe", FAMILIES.values(), ids=list(FAMILIES))
    def test_takes_the_engines_steps(self, recipe: Recipe) -> None:
        """It is a fair baseline only where it computes the same."""
        dataset = make_data_set()
        loop = PlainLoop(recipe, dataset)
        seconds, network = loop.run()
        assert seconds > 0
        assert loop.images == 320 * recipe.epochs
        expected = end(run(recipe, dataset, pace=NOTHING)).snapshot.tensors
        for name, tensor in network.state_dict().items():
            if tensor.is_floating_point():
                # Sums may be taken in another order and layout, and rounded otherwise.
                distance = (tensor - expected[name]).norm()
                assert distance <= 0.02 * expected[name].norm(), name

    @pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
    def test_can_do_every_preset(self, recipe: Recipe) -> None:
        small = recipe.with_changes(train_images=20, validation_images=0, batch_size=10, epochs=1)
        seconds, _ = PlainLoop(small, make_data_set()).run()
        assert seconds > 0


def test_quick_recipe_is_learnt_by_the_plain_loop() -> None:
    dataset = make_data_set()
    _, network = PlainLoop(QUICK, dataset).run()
    network.eval()
    images = torch.tensor(dataset.test.images).unsqueeze(1).float() / 255
    with torch.no_grad():
        predicted = network(images).argmax(dim=1)
    assert (predicted == torch.tensor(dataset.test.labels)).float().mean() > 0.8


class TestTraining:
    @pytest.mark.usefixtures("_one_thread_in_others")
    def test_reports_each_part(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        dataset = make_data_set(train=130, test=20)
        monkeypatch.setattr(common, "mnist", lambda _: dataset)
        arguments = "--seeds 1 --most-epochs 1 --accurate-seeds 1 --rounds 1 --seconds 0.01"
        recipes = "--recipes mlp pytorch-linear"
        monkeypatch.setattr(sys, "argv", ["training", *arguments.split(), *recipes.split()])
        speed.main()
        printed = json.loads(capsys.readouterr().out)
        assert len(printed["rows"]) == 3
        results = printed["results"]
        goal = results["to-99"]
        assert goal["fast-cnn"]["seconds"]["count"] == 1
        assert len(goal["example"]["test_accuracies"]) == 1
        assert goal["ratio"] == pytest.approx(
            goal["example"]["seconds"] / goal["fast-cnn"]["seconds"]["median"], rel=0.2
        )
        assert results["accurate"]["seconds"]["count"] == 1
        assert set(results["speed"]) == {"mlp", "pytorch-linear"}


class TestEpochProfile:
    def test_counts_a_multiplication_and_an_addition_as_two(self) -> None:
        prediction, training_step = epoch_profile.operations(FAMILIES["linear"])
        assert prediction == 2 * 784 * 10
        # The images need no gradient: backwards there is one product, not two.
        assert training_step == 2 * prediction

    def test_shares_out_the_whole_time(self) -> None:
        shares = epoch_profile.shares(FAMILIES["cnn"], make_data_set())
        assert tuple(shares) == epoch_profile.GROUPS
        assert sum(shares.values()) == pytest.approx(1, abs=0.01)
        assert shares["convolutions, backward"] > 0
        assert shares["batch normalisation"] > 0
        assert shares["optimiser"] > 0

    def test_times_each_direction_of_each_convolution(self) -> None:
        layers = epoch_profile.layers(FAMILIES["cnn"], repeats=2)
        assert [(layer.name, layer.direction) for layer in layers] == [
            ("4k5s2, 28 × 28", "forward"),
            ("4k5s2, 28 × 28", "backward, weights"),
            ("10k3, 14 × 14", "forward"),
            ("10k3, 14 × 14", "backward, input"),
            ("10k3, 14 × 14", "backward, weights"),
        ]
        assert all(layer.milliseconds > 0 and layer.gflops > 0 for layer in layers)
