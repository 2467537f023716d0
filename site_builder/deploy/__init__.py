"""Puts a built site on a host. The plan is ours: a value, made and judged before anything is touched.

The transport is borrowed: a module each in `transports`, below one small interface (`host`). What is looked at, decided
and done in which order stands in `session`.
"""
