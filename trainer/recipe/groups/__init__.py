"""The fields of a recipe, by what they determine: one group of fields a module.

`trainer.recipe.recipes.Recipe` inherits them all. A group has no slots of its own, so that a class
with slots can inherit several. Free of torch.
"""
