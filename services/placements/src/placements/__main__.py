"""python -m placements serve | work | migrate | republish."""

from chassis.process import main
from placements.app import create_app
from placements.settings import Settings
from placements.worker import create_worker

if __name__ == "__main__":
    main("placements", Settings, create_app, create_worker)
