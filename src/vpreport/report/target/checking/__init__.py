"""What a program can see of whether a Word document can be read by everyone.

The rules of EN 301 549 clause 10 (WCAG 2.1 A and AA for documents) that show in the XML, and those
that keep Word from asking questions. What no program can judge: whether an alternative text is true
and useful, and whether the language is plain.
"""
