"""What finished results say in plain sentences. Reads analyses, works nothing out of its own."""
