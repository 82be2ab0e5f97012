"""What a speaker who is in no list is called: a person by the name alone, a Russian one in the nominative."""

from indicators.parse.naming.canonical import Named, canonical, named_behind
from indicators.parse.naming.contexts import cases_of
from indicators.parse.naming.together import one_name_each

__all__ = ["Named", "canonical", "cases_of", "named_behind", "one_name_each"]
