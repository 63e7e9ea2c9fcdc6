"""Cities are found by the beginning of their name."""

from alembic import op

revision = "2026_11_23_1110"
down_revision = "2026_11_23_1100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_sites_city_key_beginning",
        "sites",
        ["city_key"],
        postgresql_ops={"city_key": "text_pattern_ops"},
    )
    op.drop_index("ix_sites_city_key_search_key_id", "sites")


def downgrade() -> None:
    op.create_index("ix_sites_city_key_search_key_id", "sites", ["city_key", "search_key", "id"])
    op.drop_index("ix_sites_city_key_beginning", "sites")
