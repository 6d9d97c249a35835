"""Sphinx configuration."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from bologna_credits.version import VERSION

project = "bologna_credits"
author = "The bologna_credits developers"
copyright = "2026, The bologna_credits developers"
release = version = VERSION

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "from_data",
    "in_browser",
    "law_feed",
    "law_files",
    "whole_docstrings",
]
exclude_patterns = ["_build", "_ext", "_extra", "jupyter_execute"]

html_theme = "furo"
html_title = f"bologna_credits {VERSION}"
html_static_path = ["_static"]
html_extra_path = ["_extra"]  # llms.txt, at the root of the site
html_css_files = ["tables.css", "house.css"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_execution_in_temp = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "exclude-members": "__init__, __new__"}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
python_use_unqualified_type_names = True
