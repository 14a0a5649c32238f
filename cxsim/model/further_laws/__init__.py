"""The further laws by theme, one file each; ``model/further.py`` joins them."""
