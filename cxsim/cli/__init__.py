"""The command line: one small file per command; everything heavy is imported when a command runs."""
