"""The folder of a sweep: chunks of rows that are whole or not there, what happened, and the merged table."""
