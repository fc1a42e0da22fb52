"""A folder standing in for the stick: small extracts cut from the synthetic sample."""

from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
MARKERS = ("目印之助", "メジルシノスケ", "秘密町九丁目")
"""A name, its kana and an address that stand in the extracts and may stand nowhere else."""

MARKED_NUMBER = "340191221546"


def small_medium(folder: Path, *, subjects: int = 40, residents: int = 400) -> tuple[Path, Path]:
    """techo.csv and register.csv with the first rows of the sample and one marked person."""
    folder.mkdir(parents=True, exist_ok=True)
    techo = _head(SAMPLE / "techo.csv", subjects)
    register = _head(SAMPLE / "register.csv", residents)
    name, kana, place = MARKERS
    techo[1] = (
        techo[1]
        .replace("西　起美子", f"{name[:2]}　{name[2:]}")
        .replace("大阪府堺市堺区山本町６丁１番３号", place)
    )
    register[1] = ",".join(_marked(register[1].split(","), name, kana, place))
    paths = (folder / "techo.csv", folder / "register.csv")
    for path, lines in zip(paths, (techo, register), strict=True):
        path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp932"))
    return paths


def _marked(cells: list[str], name: str, kana: str, place: str) -> list[str]:
    cells[2] = MARKED_NUMBER
    cells[3], cells[4] = f"{name[:2]}　{name[2:]}", kana
    cells[8] = place
    return cells


def _head(path: Path, rows: int) -> list[str]:
    return path.read_bytes().decode("cp932").splitlines()[: rows + 1]
