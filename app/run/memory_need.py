"""The least memory a run takes, whatever it may use: what stays beside register and keys on disk.

Measured on made-up extracts with everything else laid aside: 0.3 GB for 5,000 records with 20,000
residents, 1.4 GB for 70,000 with 100,000, 2.7 GB for 70,000 with 9,000,000. Most of it are the
values of the records' attributes and their comparisons, then marks of keys and numbers that find
residents who stand in the register twice.
"""

_PROGRAM = 240_000_000
_A_RECORD = 16_000
_A_RESIDENT = 140
_GIGA = 10**9


def least_memory(records: int, residents: int) -> int:
    """About how many bytes a run of that size takes at the least."""
    return _PROGRAM + _A_RECORD * records + _A_RESIDENT * residents


def too_little_words(given: int, *, records: int, residents: int) -> str:
    """One sentence where less is given than the run takes, else ""."""
    least = least_memory(records, residents)
    if given >= least:
        return ""
    return (
        f"この件数の照合は約{least / _GIGA:.1f}GBのメモリーを使います"
        f"(指定は{given / _GIGA:.1f}GB)。そのまま続けます。"
    )
