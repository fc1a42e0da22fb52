"""The one executable of the bundle: a child at work, a verb of the command line, or the window."""

import sys


def main() -> int:
    """Choose before anything heavy is imported: the child must never load Qt."""
    words = sys.argv[1:]
    if words[:1] == ["--worker"]:
        from app.worker.__main__ import main as work

        return work()
    if words and not words[0].startswith("-") and "/" not in words[0] and words[0] != "desktop":
        from app.__main__ import VERBS
        from app.__main__ import main as command

        if words[0] in VERBS:
            return command(words)
    from ui.__main__ import main as window

    return window(words[1:] if words[:1] == ["desktop"] else words)


if __name__ == "__main__":
    sys.exit(main())
