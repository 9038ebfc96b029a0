"""Thin commands; imports inside."""
