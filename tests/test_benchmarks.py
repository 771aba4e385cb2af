"""The benchmarks: statistics, report, command, baselines, profile."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import common, documents
from tests.benchmarks import results as stored
from tests.benchmarks.profiling import epoch_profile
from tests.benchmarks.training import baselines, speed
from tests.benchmarks.training.baseline_process import BaselineProcess, Baselines
from tests.benchmarks.training.baselines import Example, ImageByImage, PlainLoop, Preloaded
from tests.example_result import RESULT
from tests.trainer.engine import FAMILIES, NOTHING, QUICK, end, make_data_set, run
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.recipe.recipes import Recipe


@pytest.fixture(autouse=True)
def _one_torch_thread() -> Iterator[None]:
    """Several test processes share the machine; small networks gain nothing from more threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def _one_thread_in_child_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


class TestFigures:
    def test_describe_the_values(self) -> None:
        found = common.figures(range(101))
        assert found["median"] == 50
        assert found["mean"] == 50
        assert (found["p5"], found["p95"], found["p99"]) == (5, 95, 99)
        assert (found["min"], found["max"], found["count"]) == (0, 100, 101)

    def test_of_one_value_have_no_deviation(self) -> None:
        found = common.figures([1.23456], digits=2)
        assert found["median"] == found["p99"] == 1.23
        assert found["deviation"] == 0

    @pytest.mark.parametrize("values", [[], [1.0, float("nan")]])
    def test_of_nothing_finite_are_refused(self, values: list[float]) -> None:
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


class TestCommand:
    def test_finds_the_modules_with_a_main(self) -> None:
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
    def test_collects_results_and_writes_the_documents(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out, document = tmp_path / "new" / "out.json", tmp_path / "speed.md"
        document.write_text(
            "<!-- figures: curves -->\nold\n<!-- /figures -->\nThe end\n", encoding="utf-8"
        )
        monkeypatch.setattr(stored, "FILE", tmp_path / "stored.json")
        monkeypatch.setattr(documents, "documents", lambda: [document])
        for only in ("curves", "training.speed"):
            arguments = ["--only", only, "--out", str(out), "--write"]
            monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
            with pytest.raises(SystemExit) as ended:
                benchmarks.main()
            assert ended.value.code == 0
        assert set(stored.load(out)) == {"curves", "training.speed"}
        assert set(stored.load(stored.FILE)) == {"curves", "training.speed"}
        text = document.read_text(encoding="utf-8")
        assert "| 4.5 s |" in text
        assert "old" not in text
        assert text.endswith("The end\n")

    def test_reports_a_benchmark_that_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "out.json"
        arguments = ["--only", "training.speed", "--out", str(out), "--data-dir", str(tmp_path)]
        monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
        with pytest.raises(SystemExit) as ended:
            benchmarks.main()
        assert ended.value.code == 1
        result = stored.load(out)["training.speed"]
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

    def test_loads_the_same_images_either_way(self) -> None:
        digits = make_data_set().train
        one_by_one = ImageByImage(digits)
        images, labels = next(iter(Preloaded(digits, 64)))
        for index in (0, 63):
            image, label = one_by_one[index]
            torch.testing.assert_close(image, images[index])
            assert label == labels[index] == digits.labels[index]

    def test_keeps_its_random_state_from_other_trainings(self) -> None:
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


class TestBaselineProcess:
    @pytest.mark.usefixtures("_one_thread_in_child_processes")
    def test_computes_the_same_as_in_this_process(self) -> None:
        dataset = make_data_set(train=100, test=10)
        example = Example(dataset, "preloaded")
        with BaselineProcess(dataset) as child:
            child.epoch("image by image", steps=1)
            for _ in range(2):
                local, remote = example.epoch(), child.epoch("preloaded")
                assert remote.number == local.number
                assert remote.loss == pytest.approx(local.loss, rel=1e-2)
            images, seconds = child.plain_loop(QUICK.with_changes(validation_images=0))
            assert images == 200
            assert seconds > 0


class TestPlainLoop:
    @pytest.mark.parametrize("recipe", FAMILIES.values(), ids=list(FAMILIES))
    def test_computes_the_same_as_the_engine(self, recipe: Recipe) -> None:
        """Otherwise it is no fair baseline."""
        dataset = make_data_set()
        loop = PlainLoop(recipe, dataset)
        seconds, network = loop.run()
        assert seconds > 0
        assert loop.images == 320 * recipe.epochs
        expected = end(run(recipe, dataset, pace=NOTHING)).snapshot.arrays
        for name, tensor in network.state_dict().items():
            if tensor.is_floating_point():
                # The order of sums may differ, and so the rounding.
                distance = np.linalg.norm(tensor.numpy() - expected[name])
                assert distance <= 0.02 * np.linalg.norm(expected[name]), name

    @pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
    def test_trains_every_preset(self, recipe: Recipe) -> None:
        small = recipe.with_changes(train_images=20, validation_images=0, batch_size=10, epochs=1)
        seconds, _ = PlainLoop(small, make_data_set()).run()
        assert seconds > 0


def test_plain_loop_learns() -> None:
    dataset = make_data_set()
    _, network = PlainLoop(QUICK, dataset).run()
    network.eval()
    images = torch.tensor(dataset.test.images).unsqueeze(1).float() / 255
    with torch.no_grad():
        predicted = network(images).argmax(dim=1)
    assert (predicted == torch.tensor(dataset.test.labels)).float().mean() > 0.8


class TestTraining:
    def test_reports_each_part(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        dataset = make_data_set(train=130, test=20)
        monkeypatch.setattr(common, "mnist", lambda _: dataset)
        # Nothing here depends on the speed.
        here = nullcontext(Baselines(dataset))
        monkeypatch.setattr(speed, "BaselineProcess", lambda _: here)
        arguments = "--seeds 1 --most-epochs 1 --accurate-seeds 1 --rounds 1 --seconds 0.01"
        recipes = "--recipes mlp pytorch-linear"
        monkeypatch.setattr(sys, "argv", ["training", *arguments.split(), *recipes.split()])
        speed.main()
        printed = json.loads(capsys.readouterr().out)
        assert len(printed["rows"]) == 4
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
        # The images need no gradient: one product backwards, not two.
        assert training_step == 2 * prediction

    def test_shares_sum_to_one(self) -> None:
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
