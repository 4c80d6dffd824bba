"""Act types, matters with their stages, sectors and cue words: YAML that a researcher can edit."""
