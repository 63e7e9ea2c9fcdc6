"""The HTTP process of the identity service."""

from fastapi import FastAPI

from chassis.auth import TokenVerifier, keys_from
from chassis.http import create_service_app
from chassis.store import Database
from identity.api.keys.keyring import Keyring
from identity.api.problems import TEXTS
from identity.api.routers import ROUTERS
from identity.api.sign_in.desk import Desk, HouseRules
from identity.messaging.outgoing import outgoing
from identity.settings import Settings
from identity.store.keys.sealing import SealedKeys
from identity.store.sign_in.password_hashes import PasswordHashes
from identity.store.store import IdentityStore


def create_database(settings: Settings) -> Database[IdentityStore]:
    return Database(settings, store=IdentityStore, outgoing=outgoing, source="identity")


def create_app(settings: Settings) -> FastAPI:
    database = create_database(settings)
    given = keys_from(settings) if settings.jwks else None
    keyring = Keyring(database, SealedKeys(settings.sealing_key()), also=given)
    app = create_service_app(
        title="Identity",
        settings=settings,
        database=database,
        routers=list(ROUTERS),
        texts=TEXTS,
        verifier=TokenVerifier(keyring, issuer=settings.issuer, audience=settings.audience),
    )
    app.state.desk = Desk(
        database=database,
        passwords=PasswordHashes(
            at_once=settings.passwords_at_once, memory_kib=settings.password_memory_kib
        ),
        keyring=keyring,
        rules=HouseRules(
            issuer=settings.issuer,
            audience=settings.audience,
            public_url=settings.public_url,
            access_token_lifetime=settings.access_token_lifetime,
            refresh_cookie_path=settings.refresh_cookie_path,
        ),
    )
    return app
