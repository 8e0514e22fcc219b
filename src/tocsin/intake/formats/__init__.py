"""One reader a format: from a capture to drafts of articles and problems."""
