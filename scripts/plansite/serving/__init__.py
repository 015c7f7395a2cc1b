"""The site on this machine while it is edited: each page as a build of the files as they stand would make it.

In: a project's folder. Out: answers to a browser, and what is wrong, at every save.
May import everything but the command.
"""
