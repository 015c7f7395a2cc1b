"""A plan as issued to draft pages: read a file, find the plan in it, take its duties apart, write pages.

In: a .docx, .html, .txt or .md file. Out: a folder of pages in the project's form, and what was unsure, by line.
Nothing is guessed where asking will do, and no sentence is dropped. May import `citations` and `language`.
"""
