"""What somebody else's Word document asks of what is put into it: its styles, numbers and widths.

Everything here is pure: bytes in, values and pieces out. Nothing writes a file.
"""
