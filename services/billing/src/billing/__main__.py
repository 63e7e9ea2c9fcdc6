"""`python -m billing serve | work | migrate | republish`."""

from billing.app import create_app
from billing.settings import Settings
from billing.worker import create_worker
from chassis.process import main

if __name__ == "__main__":
    main("billing", Settings, create_app, create_worker)
