"""The step of a build that compiles files of law (:mod:`bologna_credits.law.compiled`) and translations."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledLaw(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is not documented
    """Put the compiled form of files of law and of translations into a wheel; an editable installation reads what people edit."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the files into a folder of the build, and name it to the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from bologna_credits.core.po_files import compiled
        from bologna_credits.law.compiling import compile_all

        self._folder = tempfile.TemporaryDirectory()
        target = Path(self._folder.name)
        for path in compile_all(target):
            place = f"bologna_credits/data/compiled/{path.relative_to(target).as_posix()}"
            build_data["force_include"][str(path)] = place
        locale = Path(self.root) / "src" / "bologna_credits" / "locale"
        for path in sorted(locale.glob("*/LC_MESSAGES/*.po")):
            made = target / f"{path.parent.parent.name}.mo"
            made.write_bytes(compiled(path.read_text(encoding="utf-8")))
            place = path.relative_to(locale).with_suffix(".mo").as_posix()
            build_data["force_include"][str(made)] = f"bologna_credits/locale/{place}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # the interface
        """Remove the folder of the build."""
        if version != "editable":
            self._folder.cleanup()
