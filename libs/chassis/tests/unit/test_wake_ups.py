"""Keys of those who are woken fit into the messages of PostgreSQL."""

from chassis.ids import new_id
from chassis.store.notifier import _payloads, keys_in


def test_any_number_of_keys_arrives() -> None:
    keys = {str(new_id()) for _ in range(1000)}

    messages = [*_payloads(keys)]

    assert max(map(len, messages)) < 8000
    assert len(messages) == 5
    assert {key for message in messages for key in keys_in(message)} == keys


def test_a_message_without_keys_wakes_nobody_in_particular() -> None:
    assert keys_in("") == []
