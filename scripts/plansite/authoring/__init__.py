"""An editor's and a reviewer's tools: put pages in form, start a task, review a change, name reviewers.

In: the docs folder and what is known of it. Out: edited files, or a report. May import everything below it.
"""
