"""Whatever depends on a language: a package for each, with how it writes numbers, dates, names and terms; the interface's
words, all languages side by side in `words.csv`; folding and escaping.

In: text. Out: text, or what a number or date in it means. May import `model` alone.
"""
