"""From files that people sent in to answers that can be trusted, and findings for the rest."""
