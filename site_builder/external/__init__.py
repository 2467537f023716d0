"""Addresses of other hosts: each is asked once, politely, and what is learnt is remembered.

`check` (in `run`) needs the optional extra `external`; `collect` and `problems` do not. Only numbers that are public
are connected to, judged after the name was resolved, at every redirect (`guard`, `dial`).
"""
