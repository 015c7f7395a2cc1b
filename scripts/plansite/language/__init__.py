"""Whatever depends on a language: folding, escaping, the interface's words, numbers and dates in words.

In: text. Out: text, or what a number or date in it means. May import `model` alone.
"""
