"""What billing knows of the programs of schools: their departments, which rights may end at."""

import sqlalchemy as sa
from alembic import op

from chassis.migrations import fence
from chassis.migrations.fences import EVERYBODY

revision = "2026_11_23_0940"
down_revision = "2026_11_23_0930"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programs",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("department_id", sa.Uuid),
        sa.Column("version", sa.Integer, nullable=False),
    )
    fence("programs", EVERYBODY, write=[])
