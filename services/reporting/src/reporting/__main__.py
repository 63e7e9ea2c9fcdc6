"""`python -m reporting serve | work | migrate`."""

from chassis.process import main
from reporting.app import create_app
from reporting.settings import Settings
from reporting.worker import create_worker

if __name__ == "__main__":
    main("reporting", Settings, create_app, create_worker)
