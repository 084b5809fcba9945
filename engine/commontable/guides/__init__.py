"""What facilitators print and show: the guide, slides for the room, a handout for paper, and PDF."""

from commontable.guides.documents import FORMS, document
from commontable.guides.shelf import Guide, UnknownGuide, guide_named, guides_of

__all__ = ["FORMS", "Guide", "UnknownGuide", "document", "guide_named", "guides_of"]
