"""The workbench: pages in a browser on one's own computer, for people without a terminal. See docs/workbench.md."""
