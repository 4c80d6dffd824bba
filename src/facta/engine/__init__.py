"""The order of the stages, one process or many, and the settings of a run."""
