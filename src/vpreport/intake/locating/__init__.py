"""Whose template a grid is, and where in it each row and column of the plan now stands."""
