"""The rendered world that every nano model is trained and measured on: scenes, pictures, captions and sound."""
