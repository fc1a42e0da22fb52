"""One file being looked at: which file, how it is to be read, and what has been seen of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.batches.intake import Preview
from app.batches.intake_plan import Look, Reach
from app.batches.intake_profiles import ImportProfiles, KeptProfile
from app.batches.scope import Side
from ui.widgets.read_as import ReadAs


@dataclass(slots=True, kw_only=True)
class FileLook:
    """What a person has said so far of a file; it lives as long as the file is on the screen.

    Attributes:
        side, paths, lacking: the file, as Intake.start_preview takes them.
        profile: TOML text of the reading that a person decided on; "" = find out.
        uses_known: whether a kept profile may be chosen for it.
        own: whether something was changed on the screen.
        passwords: of protected workbooks; never leaves the memory but to the child.
        followed: the kept profile that a person chose; None = none.
        proposed: headings that only their values name and that nobody has touched yet.
        reach: how far the next look goes.
    """

    side: Side
    paths: tuple[Path, ...]
    lacking: tuple[str, ...] = ()
    profile: str = ""
    uses_known: bool = True
    own: bool = False
    passwords: dict[Path, str] = field(default_factory=dict, repr=False)
    followed: KeptProfile | None = None
    proposed: tuple[str, ...] = ()
    reach: Reach = Reach.CLEAR

    def look(self, profiles: ImportProfiles) -> Look:
        """The next look at the file."""
        known: Mapping[str, str] = {}
        if self.uses_known and not self.profile and self.side is not Side.PROTECTED:
            known = profiles.known(self.side)
        return Look(
            profile=self.profile,
            known=known,
            passwords=self.passwords,
            mends=True,
            reach=self.reach,
        )

    def change(self, profile: str, touched: str) -> None:
        """A person changed how the file is read; the touched column is no proposal any more."""
        self.profile, self.own, self.followed = profile, True, None
        self.reach = Reach.PART
        self.proposed = tuple(heading for heading in self.proposed if heading != touched)

    def go_through(self) -> None:
        """Read the whole file next: what was corrected is to be checked on all of it."""
        self.reach = Reach.WHOLE

    def follow(self, kept: KeptProfile | None) -> None:
        """Read by a kept profile; None = as detected."""
        self.profile, self.followed = kept.text if kept else "", kept
        self.own, self.uses_known, self.proposed = False, False, ()
        self.reach = Reach.PART

    def give_password(self, name: str, password: str) -> None:
        """The password of the workbook of that name."""
        for path in self.paths:
            if path.name == name:
                self.passwords[path] = password

    def seen(self, preview: Preview) -> Preview:
        """The preview with what is still only proposed."""
        if not self.own:
            self.proposed = preview.reading.proposed
        reading = replace(preview.reading, proposed=self.proposed)
        if self.followed is not None and not reading.refused:
            name = self.followed.name
            reading = replace(reading, known=self.followed.profile_id, known_name=name)
        return replace(preview, reading=reading)

    def read_as(self, preview: Preview, profiles: ImportProfiles) -> ReadAs:
        """How the file on the screen is read."""
        reading = preview.reading
        decided = self.own or bool(self.profile or reading.known or reading.proposed)
        return ReadAs(
            profile=reading.profile if decided else "",
            known=profiles.find(reading.known) if reading.known else None,
            proposed=self.proposed,
            passwords=self.passwords,
            refused=bool(reading.refused),
            changed=self.own or bool(reading.proposed),
        )
