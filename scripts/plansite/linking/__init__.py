"""Names resolved to keys, once: facts, mentions in prose, translation pairs, glossary terms.

In: a `Plan`. Out: `Links`, on which checking, weaving, search and data stand.
May import what `reading` may, and `reading`.
"""
