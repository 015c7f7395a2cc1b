"""The built site made ready for any host: data, feed, share cards, then each built page through one pipeline.

In: the linked plan and a folder of built pages. Out: the folder as it is served, written last its hashes.
May import everything below it, but not `authoring`.
"""
