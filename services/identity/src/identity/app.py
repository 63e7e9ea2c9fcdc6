"""The HTTP process of the identity service."""

from functools import partial

from fastapi import FastAPI

from chassis.auth import TokenVerifier, keys_from
from chassis.http import create_service_app
from chassis.sealing import Seal
from chassis.store import Database
from identity.api.factors.tools import FactorTools
from identity.api.keys.keyring import Keyring
from identity.api.problems import TEXTS
from identity.api.routers import ROUTERS
from identity.api.sign_in.desk import Desk, HouseRules
from identity.api.single_sign_on.outside import Outside
from identity.api.single_sign_on.relying_party import RelyingParty
from identity.messaging.outgoing import outgoing
from identity.settings import Settings
from identity.store.keys.sealing import SealedKeys
from identity.store.sign_in.breached_passwords import breached_passwords
from identity.store.sign_in.password_hashes import PasswordHashes
from identity.store.store import IdentityStore


def create_database(settings: Settings) -> Database[IdentityStore]:
    store = partial(
        IdentityStore,
        seal=Seal(settings.sealing_key()),
        breached=breached_passwords(settings.breached_passwords_file),
    )
    return Database(settings, store=store, outgoing=outgoing, source="identity")


def create_app(settings: Settings) -> FastAPI:
    database = create_database(settings)
    given = keys_from(settings) if settings.jwks else None
    serving = database.serving()
    keyring = Keyring(serving, SealedKeys(settings.sealing_key()), also=given)
    app = create_service_app(
        title="Identity",
        settings=settings,
        database=database,
        routers=list(ROUTERS),
        texts=TEXTS,
        verifier=TokenVerifier(keyring, issuer=settings.issuer, audience=settings.audience),
    )
    app.state.seal = seal = Seal(settings.sealing_key())
    app.state.relying_party = RelyingParty(
        public_url=settings.public_url,
        seal=seal,
        outside=Outside(
            allow_http=settings.single_sign_on_allow_http,
            allow_private=settings.single_sign_on_allow_private_addresses,
        ),
    )
    app.state.factors = FactorTools.of(
        public_url=settings.public_url,
        domain=settings.passkey_domain,
        origins=settings.passkey_origins,
        sealing_key=settings.sealing_key(),
    )
    app.state.desk = Desk(
        database=serving.on_errand("sign-in"),
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
