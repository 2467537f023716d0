"""Writes what a code says where it is no address of the site: a Wi-Fi network, a transfer to a bank account.

A call is `text.phones.dial`. All are ASCII: readers guess the charset of other letters, and guess wrong.
"""
