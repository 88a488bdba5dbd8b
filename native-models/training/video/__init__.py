"""Training, export and measurement of the nano text-to-video model."""
