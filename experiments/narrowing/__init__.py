"""What narrowing learns about companies whose truth is known."""
