"""Vocabularies as files tell them, before anything is built on them."""
