"""The docs folder to a plan: files to pages, lines to blocks, headings to tasks, agencies and documents.

In: a folder of Markdown pages. Out: a `Plan` and the problems met; it never raises for what the folder holds.
May import `model`, `language` and `citations`.
"""
