"""Sound of the loss: a tone while a network trains, lower as the loss falls.

Start reading at `controller`.
"""
