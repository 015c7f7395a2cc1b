"""What helps an editor at a machine of their own: putting pages in form, and starting a new task."""
