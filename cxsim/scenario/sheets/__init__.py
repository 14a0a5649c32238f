"""Plans and behavior maps as spreadsheets."""
