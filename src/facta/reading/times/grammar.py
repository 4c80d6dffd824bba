"""All rules, in the order in which equally long readings of the same words are tried."""

from facta.reading.times.clock import CLOCK_RULES
from facta.reading.times.days import DAY_RULES
from facta.reading.times.feasts import FEAST_RULES
from facta.reading.times.lasting import LASTING_RULES
from facta.reading.times.often import OFTEN_RULES
from facta.reading.times.periods import PERIOD_RULES
from facta.reading.times.relative import RELATIVE_RULES
from facta.reading.times.vague import VAGUE_RULES

TIME_RULES = (
    *DAY_RULES,
    *FEAST_RULES,
    *PERIOD_RULES,
    *RELATIVE_RULES,
    *LASTING_RULES,
    *OFTEN_RULES,
    *CLOCK_RULES,
    *VAGUE_RULES,
)
