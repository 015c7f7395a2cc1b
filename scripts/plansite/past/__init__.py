"""The docs folder's past: revisions from git, publications, two revisions compared as plans, stale translations.

In: a folder in a git repository, and the linked plan. Out: `Standings`, `Edition`s, `Changes`; nothing without git.
The only package that runs git. May import what `linking` may, and `linking`.
"""
