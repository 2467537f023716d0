"""Forms by which people edit content files, made from the model, and the way from what they typed to edits.

    file, model ─ form ─▶ values with names ─ (a browser) ─▶ what was typed ─ answers ─▶ edits ─ editing.values ─▶ bytes

A form shows each value as the file has it, so that sending it unchanged changes nothing. All is pure.
"""
