"""Opening a file that anybody can have sent: what it is, and whether it may be opened at all."""
