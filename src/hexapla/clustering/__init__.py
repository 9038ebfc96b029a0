"""Stage 3, witnesses -> stories."""
