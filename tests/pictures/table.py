"""Every picture.

How to add one: a row in the SCENES of its module: name, office, the way to it, who sits there.
"""

from tests.pictures import check_scenes, desk_scenes, entrance_scenes, intake_scenes

SCENES = (
    *entrance_scenes.SCENES,
    *intake_scenes.SCENES,
    *desk_scenes.SCENES,
    *check_scenes.SCENES,
)
