"""What leaders know: surveys, interviews, and estimates of people and ties."""
