"""The site's MkDocs hook without its stop at problems: what is built although `check` refuses it."""

from mkdocs_hook import on_config as on_config
from mkdocs_hook import on_page_markdown as on_page_markdown
