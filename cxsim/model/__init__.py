"""What the model claims about people: parameters, forces, state, laws and the order of a week."""
