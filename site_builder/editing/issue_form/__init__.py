"""Applies what somebody has answered in an issue form of the repository's host: a new announcement, another number.

    event ─ request ─▶ who asks, and may they ─ answers ─▶ answers by heading ─ apply ─▶ one file, changed by `values`

All that comes with an event is data of a stranger until `request` has judged it, and stays text afterwards: a unit is
looked up among those that there are, a path is made of its id alone. All is pure.
"""
