"""The repositories of everything by which people and programs prove who they are."""

from chassis.store import Transaction
from identity.store.access.views import StoredViews
from identity.store.factors.challenges import StoredChallenges, StoredProofs
from identity.store.factors.passkeys import StoredPasskeys
from identity.store.factors.second_factors import StoredSecondFactors, StoredSignInRules
from identity.store.partners.partner_clients import StoredPartnerClients
from identity.store.sign_in.address_attempts import StoredAddressAttempts
from identity.store.sign_in.sessions import StoredSessions, StoredSignInAttempts
from identity.store.single_sign_on.identity_providers import StoredIdentityProviders
from identity.store.single_sign_on.sign_ons import StoredLinkedSubjects, StoredSignOns


class SignInRepositories:
    """One part of the store of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self.sessions = StoredSessions(transaction)
        self.sign_in_attempts = StoredSignInAttempts(transaction)
        self.address_attempts = StoredAddressAttempts(transaction)
        self.second_factors = StoredSecondFactors(transaction)
        self.passkeys = StoredPasskeys(transaction)
        self.challenges = StoredChallenges(transaction)
        self.proofs = StoredProofs(transaction)
        self.sign_in_rules = StoredSignInRules(transaction)
        self.views = StoredViews(transaction)
        self.partner_clients = StoredPartnerClients(transaction)
        self.identity_providers = StoredIdentityProviders(transaction)
        self.linked_subjects = StoredLinkedSubjects(transaction)
        self.sign_ons = StoredSignOns(transaction)
