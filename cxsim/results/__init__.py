"""What happened: recordings, measures, tidy frames, files and their provenance."""
