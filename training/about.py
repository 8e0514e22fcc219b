"""The version of the reader's weights: a hash of all files that its marks depend on."""

import json
from hashlib import sha256
from pathlib import Path


def write_about(folder: Path) -> str:
    """Write `about.json` beside the weights; gives the version."""
    weights = sorted([*folder.glob("*.onnx"), *folder.glob("*.npz")])
    version = sha256(b"".join(sha256(path.read_bytes()).digest() for path in weights)).hexdigest()[:10]
    (folder / "about.json").write_text(json.dumps({"version": version}, indent=1) + "\n", encoding="utf-8")
    return version
