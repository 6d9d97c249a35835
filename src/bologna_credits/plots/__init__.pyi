from bologna_credits.plots.pictures import (
    draw_conversion as draw_conversion,
    draw_table as draw_table,
    draw_timeline as draw_timeline,
)
