"""One epoch of a training run: its steps, reports, snapshots and validations on the way."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.events import NetworkEvent
    from trainer.training.run_state import RunState, StepDue

QUICK_VALIDATION_IMAGES = 1000
"""Images of a validation within an epoch, which has to be cheap."""


def train_epoch(run: RunState) -> Iterator[NetworkEvent | StepDue]:
    """Take the steps of one pass over the training split, or those before a stop request.

    The first pass may be the rest of an epoch that an earlier run has begun.
    """
    watch, pace = run.watch, run.pace
    run.reported_at = watch.seconds
    snapshot_due = run.reported_at + pace.snapshots
    watch.start()
    run.begin_epoch()
    metrics = run.stepper.metrics
    steps, evaluations = run.plan.pass_steps(run.step), run.plan.evaluation_steps(run.step)
    # The last evaluation comes before those behind the pass.
    kept = {step - run.step for step in run.kept_steps if step > run.step}
    changes = {step - run.steps_done for step in run.settings.scheduled_steps}
    stops = sorted({*evaluations, *kept, *changes})
    while metrics.done < steps:
        yield from _prepare_step(run)
        limit = stops[bisect(stops, metrics.done)] - metrics.done
        if run.control.stopped or not (yield from run.take_step(limit)):
            break
        now = watch.read()
        # What an inspected step changes is shown at once.
        snapshot = bool(run.inspected) or now >= snapshot_due or run.step in run.kept_steps
        evaluation = metrics.done in evaluations[:-1]
        # Metrics precede the snapshot, so that no snapshot is newer than the curves.
        if snapshot or evaluation or now >= run.reported_at + pace.metrics:
            yield run.report()
        if snapshot:
            yield from run.snapshots.emit_pending()
            run.snapshots.begin(run.steps_done, run.epochs_done)
        if run.inspected is not None:
            yield run.inspected
        # The copy from a GPU completes during the next steps.
        yield from run.snapshots.emit_pending(wait=False)
        if snapshot:
            snapshot_due = watch.read() + pace.snapshots
        if evaluation:
            watch.stop()
            yield from run.snapshots.emit_pending()
            yield from run.validate(QUICK_VALIDATION_IMAGES)
            watch.start()
    if metrics.done > metrics.reported:
        yield run.report()
    watch.stop()


def _prepare_step(run: RunState) -> Iterator[NetworkEvent]:
    """Wait until the next step may be taken, and change settings before it."""
    if run.control.waiting:
        yield from _report_all(run)
        run.watch.stop()
        run.control.wait_for_step()
        run.watch.start()
    if run.settings.due(run.steps_done):
        yield from run.settings.apply(run.steps_done)


def _report_all(run: RunState) -> Iterator[NetworkEvent]:
    """Metrics and weights up to the present step, before the run waits."""
    if run.stepper.metrics.done > run.stepper.metrics.reported:
        yield run.report()
    yield from run.snapshots.emit_current(run.steps_done, run.epochs_done)
