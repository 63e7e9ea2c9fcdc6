"""The way back from an identity provider is open once, soon, and to the browser that left."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from sqlalchemy import select, update

from chassis.store import Database
from identity.commands.single_sign_on.begin_sign_on import ResumeSignOn, resume_sign_on
from identity.domain.accounts.secrets_handed_out import fingerprint_of
from identity.store.forgetting import forget_what_nobody_answered
from identity.store.store import IdentityStore
from identity.store.tables.single_sign_on import sign_ons
from services.identity.tests.integration.single_sign_on.going import SIGN_ONS, Browser

Store = Database[IdentityStore]


async def test_a_state_serves_once(browser: Browser) -> None:
    left = await browser.leave()
    brought = await browser.openid.sign_in(left["authorization_url"], "clerk-0001")

    first, again = await browser.come_back(brought), await browser.come_back(brought)

    assert (first.status_code, again.status_code) == (201, 401)
    assert again.json()["slug"] == "single-sign-on-refused"


async def test_a_state_is_used_up_before_the_provider_is_asked(
    browser: Browser, database: Store
) -> None:
    left = await browser.leave()
    state = dict(parse_qsl(urlsplit(left["authorization_url"]).query))["state"]
    command = ResumeSignOn(state=fingerprint_of(state), browser=fingerprint_of(left["browser"]))

    async with database.transaction() as store:
        first = await resume_sign_on(command, store)
    async with database.transaction() as store:
        again = await resume_sign_on(command, store)

    assert first is not None
    assert again is None


async def test_another_browser_cannot_finish_what_this_one_began(browser: Browser) -> None:
    """An attacker's own sign-on, pressed upon somebody else: login CSRF."""
    left = await browser.leave()
    brought = await browser.openid.sign_in(left["authorization_url"], "clerk-0001")
    of_attacker = left["browser"]
    await browser.leave()

    pressed = await browser.come_back(brought)
    unsaid = await browser.client.post(f"{SIGN_ONS}/return", json=brought)
    late = await browser.come_back(brought | {"browser": of_attacker})

    assert [each.status_code for each in (pressed, unsaid, late)] == [401, 401, 401]


async def test_the_way_back_is_closed_after_ten_minutes(browser: Browser, database: Store) -> None:
    left = await browser.leave()
    brought = await browser.openid.sign_in(left["authorization_url"], "clerk-0001")
    async with database.reading() as connection:
        earlier = sign_ons.c.begun_at - timedelta(minutes=10)
        await connection.execute(update(sign_ons).values(begun_at=earlier))

    assert (await browser.come_back(brought)).status_code == 401


async def test_an_answer_of_another_issuer_is_not_taken_for_this_ones(browser: Browser) -> None:
    for wrong in ({"iss": "https://other.example"}, {"iss": None}):
        left = await browser.leave()
        brought = await browser.openid.sign_in(left["authorization_url"], "clerk-0001")

        mixed_up = await browser.come_back(brought | wrong)

        assert (mixed_up.status_code, mixed_up.json()["slug"]) == (401, "single-sign-on-refused")


async def test_a_code_of_another_sign_on_does_not_fit(browser: Browser) -> None:
    """The provider itself holds code and PKCE verifier together."""
    first = await browser.leave()
    stolen = await browser.openid.sign_in(first["authorization_url"], "chief-0001")
    second = await browser.leave()
    own = await browser.openid.sign_in(second["authorization_url"], "clerk-0001")

    injected = await browser.come_back(own | {"code": stolen["code"]})

    assert injected.status_code == 401


async def test_what_nobody_came_back_for_is_forgotten(browser: Browser, database: Store) -> None:
    async def under_way() -> int:
        async with database.transaction() as store:
            await forget_what_nobody_answered(store.transaction)
        async with database.reading() as connection:
            return len(await connection.all(select(sign_ons)))

    await browser.leave()
    assert await under_way() == 1
    async with database.reading() as connection:
        earlier = sign_ons.c.begun_at - timedelta(minutes=11)
        await connection.execute(update(sign_ons).values(begun_at=earlier))

    assert await under_way() == 0
