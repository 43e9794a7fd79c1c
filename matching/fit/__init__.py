"""How well one citizen fits one opening: the gates, and the four parts of the score."""
