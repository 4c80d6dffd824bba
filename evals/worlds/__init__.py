"""Invented worlds: records with and without effects of known strength, to calibrate the findings."""
