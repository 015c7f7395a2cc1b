"""Whatever depends on a language: a package for each, with how it writes numbers, dates, names and terms.

In: text. Out: text, or what a number or date in it means; and the interface's words, side by side in `words.csv`.
May import `model` alone.
"""
