"""The model of people: parameters, forces, state, mechanisms and the order of a week."""
