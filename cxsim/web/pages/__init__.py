"""The pages of the workbench, one file each; every file holds one ``PAGE``."""
