"""What a province, an agency, a department, a program or a site may switch on."""

from policy.switches.catalogue import CATALOGUE, FeatureSwitch, Level, SwitchEntry
from policy.switches.effective import Effective, Place, Setting, effective, is_on

__all__ = [
    "CATALOGUE",
    "Effective",
    "FeatureSwitch",
    "Level",
    "Place",
    "Setting",
    "SwitchEntry",
    "effective",
    "is_on",
]
