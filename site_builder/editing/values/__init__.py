"""Changes values in content files, and nothing else: comments, order, quotes, line ends, encoding stay as they were.

    body ─ spans ─▶ where values stand ─ ways ─▶ splices, several ways ─ change ─▶ the first that says what is meant

An edit proposes one or more ways to write a value. Each result is read with the reader of builds, and the first that
says exactly what the edit meant is taken; where none does, nobody's file is touched (`CannotEdit`). So an edit can be
refused, but it cannot harm. All is pure: bytes in, bytes out.
"""
