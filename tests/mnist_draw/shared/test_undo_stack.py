"""Stack of steps that can be undone, where undoing may fail."""

from __future__ import annotations

from mnist_draw.shared.undo_stack import UndoStack


def test_the_newest_step_is_undone_first() -> None:
    stack = UndoStack[str]()
    assert not stack
    stack.push("first")
    stack.push("second")
    assert stack
    assert [stack.pop() for _ in range(3)] == ["second", "first", None]


def test_a_step_that_cannot_be_undone_is_tried_again_and_then_gives_way() -> None:
    stack = UndoStack[str]()
    stack.push("sound")
    stack.push("broken")
    taken = []
    for _ in range(3):
        step = stack.pop()
        assert step is not None
        taken.append(step)
        if step == "broken":
            stack.give_back(step)
    assert taken == ["broken", "broken", "sound"]
    assert stack.pop() == "broken"


def test_the_oldest_of_more_than_a_hundred_steps_are_forgotten() -> None:
    stack = UndoStack[int]()
    for step in range(150):
        stack.push(step)
    assert [stack.pop() for _ in range(101)] == [*range(149, 49, -1), None]
