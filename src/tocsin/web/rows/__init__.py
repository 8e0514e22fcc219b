"""What the screens show: pure functions from records to plain frozen rows. Templates only lay them out."""
