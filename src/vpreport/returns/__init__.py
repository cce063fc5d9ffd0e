"""What is sent back to a department: a fresh template with its answers and what to correct."""
