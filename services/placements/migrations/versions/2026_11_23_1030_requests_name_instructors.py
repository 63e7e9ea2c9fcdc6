"""TODO one sentence."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_1030"
down_revision = "2026_11_23_1020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
