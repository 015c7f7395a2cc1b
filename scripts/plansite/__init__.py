"""Reads a plan written in Markdown, checks it, cross-links it and hands it to a site generator."""
