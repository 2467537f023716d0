"""The form editor inside the preview: people who know neither git nor YAML change content files with it.

    a browser ─ gate ─▶ handlers ─▶ editor ─▶ forms, values (editing), trial (builder) ─▶ disk
                            └─ pages ─▶ HTML

A save overwrites nothing that somebody else has saved, writes nothing that the check refuses, changes no byte but those
of the values that were typed otherwise, and can be taken back.
"""
