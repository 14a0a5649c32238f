"""Changes of what scenario files state: what a table or a form shows of them, and which values an edit replaces."""
