"""Reading the web: addresses into reports, politely, within bounds, and never into somebody's own network.

`fetcher.Fetcher` asks for one address, `following.Follower` follows feeds and sitemaps to their pages, and
`transport.SafeTransport` can be put under any httpx client.
"""
