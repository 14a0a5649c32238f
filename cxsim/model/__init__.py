"""What the model claims about people: parameters, forces, state, mechanisms and the order of a week."""
