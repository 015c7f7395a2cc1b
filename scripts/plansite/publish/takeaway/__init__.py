"""Files that officials and programs take away: sheets, Word, calendars and data, of the plan and of each agency.

In: the data (`export.plan_data`) and the interface's words. Out: files by their path under the data's folder, the
same bytes for the same plan. May import what `publish` may.
"""

from plansite.publish.takeaway.all import files, prepare, source_of
from plansite.publish.takeaway.sheets import Source

__all__ = ["Source", "files", "prepare", "source_of"]
