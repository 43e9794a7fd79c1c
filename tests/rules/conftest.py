"""How long one example takes is the machine's affair, not the rule's."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
