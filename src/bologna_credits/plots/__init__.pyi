from bologna_credits.plots.table_pictures import (
    draw_conversion as draw_conversion,
    draw_table as draw_table,
)
from bologna_credits.plots.timeline_pictures import draw_timeline as draw_timeline
