"""Build twice and compare every byte: ``python tools/reproducible.py dist`` leaves archive, wheel and their digests in a folder.

The first build makes the source archive and the wheel from a copy of the tree. The second makes the wheel from its own source
archive, elsewhere, with other times and rights on the files, another time zone and another seed of hashes. So the wheel is what
the archive gives, and anyone who builds the commit gets the same files.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SUMS = "SHA256SUMS"
_LONG_AGO = 978_307_200  # 1 January 2001


def main(target: Path, root: Path = ROOT) -> None:
    """Build from two copies, compare, and keep the files of the first build with their digests."""
    time = _git(root, "log", "-1", "--format=%ct").strip()
    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder) / "here", Path(folder) / "another" / "place"
        copy_tree(root, here)
        copy_tree(root, there)
        _age(there)
        first = _build(here, "--sdist", "--wheel", SOURCE_DATE_EPOCH=time)
        second = _build(there, SOURCE_DATE_EPOCH=time, PYTHONHASHSEED="5", TZ="Asia/Almaty")
        faults = differences(first, second)
        if faults:
            raise SystemExit("two builds differ:\n" + "\n".join(faults))
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(first, target)
    sums = [f"{digest(path)}  {path.name}\n" for path in sorted(target.iterdir())]
    (target / _SUMS).write_text("".join(sums), "utf-8")
    print("two builds are the same, and the wheel is the one that its source archive gives:\n" + "".join(sums), end="")


def copy_tree(root: Path, target: Path) -> None:
    """Copy what git tracks, as it stands in the tree, and nothing else."""
    for name in _git(root, "ls-files", "-z").rstrip("\0").split("\0"):
        if (root / name).is_file():  # a file may be deleted and not yet committed
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, place)


def differences(first: Path, second: Path) -> list[str]:
    """Return what differs between the archives of two folders; a difference inside an archive is told by its member."""
    names = sorted({path.name for path in (*first.iterdir(), *second.iterdir())})
    faults = []
    for name in names:
        one, other = first / name, second / name
        if not (one.exists() and other.exists()):
            faults.append(f"{name}: only one of the builds made it")
        elif digest(one) != digest(other):
            before, after = _members(one), _members(other)
            parts = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
            faults += [f"{name}: {part}" for part in parts] or [f"{name}: the order or the packing of its members"]
    return faults


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _members(path: Path) -> dict[str, tuple[object, ...]]:
    """Time, rights and content of each member of an archive."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as wheel:
            return {part.filename: (part.date_time, part.external_attr, wheel.read(part)) for part in wheel.infolist()}
    found: dict[str, tuple[object, ...]] = {}
    with tarfile.open(path) as archive:
        for part in archive:
            content = archive.extractfile(part)
            found[part.name] = (part.mtime, part.mode, part.uid, part.gid, content.read() if content else b"")
    return found


def _age(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (_LONG_AGO, _LONG_AGO))
        path.chmod(0o700 if path.is_dir() else 0o600)


def _build(tree: Path, *what: str, **environment: str) -> Path:
    made = tree.parent / f"{tree.name}-dist"
    command = [sys.executable, "-m", "build", "--outdir", str(made), *what, str(tree)]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"the build failed:\n{done.stdout}{done.stderr}")
    return made


def _git(root: Path, *command: str) -> str:
    return subprocess.run(["git", "-C", str(root), *command], check=True, capture_output=True, encoding="utf-8").stdout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("target", type=Path, help="the folder of the archives; it is emptied")
    main(parser.parse_args().target)
