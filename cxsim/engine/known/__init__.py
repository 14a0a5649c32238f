"""What leaders know: surveys, interviews, estimates of people and ties."""
