"""Settings of the identity service."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from chassis.settings import ServiceSettings
from identity.store.sealing import kept_in, key_encryption_key


class NoKeyEncryptionKey(Exception):
    """In production the key that seals the signing keys has to be given."""


class Settings(ServiceSettings):
    """Every value comes from an environment variable that starts with `IDENTITY_`."""

    model_config = SettingsConfigDict(env_prefix="IDENTITY_", frozen=True)

    key_encryption_key: SecretStr | None = Field(
        default=None,
        description="Seals the signing keys in the database: 32 bytes in base64, the same for "
        "every process of identity.",
    )
    key_encryption_key_file: Path | None = Field(
        default=None,
        description="A file that holds it instead. Outside production it is made if it is not "
        "there, and lies in the user's state folder if it is not named.",
    )
    access_token_lifetime: timedelta = Field(
        default=timedelta(minutes=10),
        gt=timedelta(0),
        le=timedelta(minutes=30),
        description="How long an access token is accepted.",
    )
    refresh_cookie_path: str = Field(
        default="/api/identity/sessions",
        description="The path under which browsers send the refresh token back.",
    )
    passwords_at_once: int = Field(
        default=2, ge=1, le=64, description="Passwords that one process hashes at a time."
    )
    password_memory_kib: int = Field(
        default=65_536, ge=32, description="Memory of one argon2id hash; less only in tests."
    )

    def sealing_key(self) -> bytes:
        """Raises NoKeyEncryptionKey."""
        if self.key_encryption_key is not None:
            return key_encryption_key(self.key_encryption_key.get_secret_value())
        file = self.key_encryption_key_file
        if self.environment == "production":
            if file is None or not file.is_file():
                raise NoKeyEncryptionKey(
                    "Set IDENTITY_KEY_ENCRYPTION_KEY or IDENTITY_KEY_ENCRYPTION_KEY_FILE"
                )
            return key_encryption_key(file.read_text())
        return kept_in(file or Path.home() / ".local/state/practica/identity.key")
