"""The page: a ledger in the browser, served from this machine or written as files that open without a server.

A request becomes an `Asked`, a view answers it from the ledger with a `View`, and `rendering` shows that as HTML,
CSV or JSON. Views know neither HTTP nor files: the server and the static site use the same ones.
"""
