"""What two texts in different languages share: features, weights, similarity."""
