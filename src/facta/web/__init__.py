"""The reviewer's pages: served on this machine alone; a decision is added, never overwritten."""
