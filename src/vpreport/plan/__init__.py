"""What was decided: the plan's types, reading `plan.toml`, and linting it."""
