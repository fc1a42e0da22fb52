"""Every picture.

How to add one: a row in the SCENES of its module: name, office, the way to it, who sits there.
"""

from tests.pictures import entrance_scenes

SCENES = (*entrance_scenes.SCENES,)
