"""The step of a build that compiles the files of law; see :mod:`bologna_credits.law.compiled`."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledLaw(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is not documented
    """Put the compiled form of every bundled file of law into a wheel; an editable installation reads TOML."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the files into a folder of the build, and name it to the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from bologna_credits.law.compiling import compile_all

        self._folder = tempfile.TemporaryDirectory()
        target = Path(self._folder.name)
        for path in compile_all(target):
            place = f"bologna_credits/data/compiled/{path.relative_to(target).as_posix()}"
            build_data["force_include"][str(path)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # the interface
        """Remove the folder of the build."""
        if version != "editable":
            self._folder.cleanup()
