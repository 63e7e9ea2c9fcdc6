"""What was read of a staff file is kept, and which plan was shown."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_1140"
down_revision = "2026_11_23_1130"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff_uploads", sa.Column("file_digest", sa.Text()))
    op.add_column("staff_uploads", sa.Column("plan_digest", sa.Text()))
    op.add_column("staff_upload_files", sa.Column("rows", sa.LargeBinary()))


def downgrade() -> None:
    op.drop_column("staff_upload_files", "rows")
    op.drop_column("staff_uploads", "plan_digest")
    op.drop_column("staff_uploads", "file_digest")
