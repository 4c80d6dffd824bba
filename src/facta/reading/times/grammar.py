"""All rules, in the order in which equally long readings of the same words are tried."""

from facta.reading.times.lasting import LASTING_RULES
from facta.reading.times.relative import RELATIVE_RULES
from facta.reading.times.vague import VAGUE_RULES
from facta.reading.times.written import WRITTEN_RULES

TIME_RULES = (*WRITTEN_RULES, *RELATIVE_RULES, *LASTING_RULES, *VAGUE_RULES)
