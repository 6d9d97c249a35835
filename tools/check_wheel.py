"""Install a wheel into an empty environment and see that it works there: ``python tools/check_wheel.py dist/….whl``."""

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

_DATA = "bologna_credits/data/"
_COMPILED = f"{_DATA}compiled/"
_PROBE = """
import bologna_credits as bc, pathlib
from bologna_credits import default_catalogue
assert "site-packages" in bc.__file__, bc.__file__
try:
    bc.grading_scale("KZ-2111")
except bc.UnknownScaleError as error:
    assert "KZ-2011" in str(error), error
definitions = list(default_catalogue().all())
import sys
assert "tomli" not in sys.modules, "the compiled law was not used"
print(len(definitions), "definition files read from", pathlib.Path(bc.__file__).parent.name)
answer = bc.convert_credits(bc.Credits(3, "KZ-RK"), to="ECTS", cycle="first", activity="theory")
assert str(answer.range) == "4.5 to 5.4 ECTS", answer.range
from bologna_credits.core.findings import Finding
said = Finding("recognition.failed", "fails").text("kk")
assert "академиялық қарыз" in said, said
try:
    bc.interop.elmo.read(b"<elmo/>")
except bc.core.MissingExtraError as error:
    print(error)
else:
    raise SystemExit("lxml is an extra: it must not be needed, and not be there, in an empty environment")
"""


def main(wheel: Path, root: Path) -> None:
    """Check the contents of the wheel, then use it where nothing else is installed."""
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith(_DATA) and name.endswith(".toml")}
        compiled = {name for name in archive.namelist() if name.startswith(_COMPILED) and name.endswith(".json")}
        typed = "bologna_credits/py.typed" in archive.namelist()
    on_disk = {path.relative_to(root / "src").as_posix() for path in (root / "src" / _DATA).rglob("*.toml")}
    folders = ("countries", "frameworks", "practices", "schemes")
    wanted = {
        _COMPILED + name.removeprefix(_DATA).removesuffix(".toml") + ".json" for name in on_disk if name.split("/")[2] in folders
    }
    if compiled != wanted | {f"{_COMPILED}index.json"}:
        raise SystemExit(f"the compiled law differs from its texts: {sorted(compiled ^ wanted)}")
    if inside != on_disk or not inside or not typed:
        raise SystemExit(f"the wheel lacks {sorted(on_disk - inside)} or py.typed, or has too much: {sorted(inside - on_disk)}")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel.resolve())], check=True, cwd=folder)
        subprocess.run([python, "-W", "error", "-c", _PROBE], check=True, cwd=folder)
        command = [str(python), "-m", "bologna_credits", "convert", "15", "GB-CATS", "ECTS"]
        subprocess.run(command, check=True, cwd=folder)
    print(f"{wheel.name}: {len(inside)} definition files inside; it works in an empty environment")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).resolve().parent.parent)
