"""A module's page: explanations and widget state, made once per module version, the same for everyone."""

from commontable.serving.rendering.page import ModulePage, render_module

__all__ = ["ModulePage", "render_module"]
