"""Pictures of grading tables and stays; matplotlib is imported when something is drawn."""

from bologna_credits.plots.pictures import draw_conversion as draw_conversion
from bologna_credits.plots.pictures import draw_table as draw_table
from bologna_credits.plots.pictures import draw_timeline as draw_timeline
