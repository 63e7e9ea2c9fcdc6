"""`python -m notifications serve | work | migrate | republish`."""

from chassis.process import main
from notifications.app import create_app
from notifications.settings import Settings
from notifications.worker import create_worker

if __name__ == "__main__":
    main("notifications", Settings, create_app, create_worker)
