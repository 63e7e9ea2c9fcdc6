"""TODO one sentence."""

revision = "2026_11_23_1020"
down_revision = "2026_11_23_1010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
