"""Conversations, as far as the emulator has them."""

from sdk import NOW, check, check_refused


def conversations(client):
    api = client.conversations.v1
    created = check(api.conversations.create(friendly_name="Zoe", unique_name="zoe"), state="active", date_created=NOW)
    conversation = check(api.conversations("zoe").fetch(), sid=created.sid) and api.conversations(created.sid)
    check_refused(50353, lambda: api.conversations.create(unique_name="zoe"))
    customer = conversation.participants.create(
        messaging_binding_address="+33612345678", messaging_binding_proxy_address="+18005551212"
    )
    assert customer.messaging_binding["type"] == "sms"
    check(conversation.participants(customer.sid).fetch(), sid=customer.sid, identity=None)
    agent = check(conversation.participants.create(identity="ana"), identity="ana", messaging_binding=None)
    assert len(conversation.participants.list()) == 2
    assert conversation.participants(agent.sid).delete()
    message = check(conversation.messages.create(author="+33612345678", body="Hello"), index=0, body="Hello")
    check(conversation.messages(message.sid).fetch(), participant_sid=customer.sid)
    check(conversation.messages.create(body="And"), index=1, author="system")
    assert [one.body for one in conversation.messages.list(order="desc")] == ["And", "Hello"]
    assert [one.conversation_sid for one in api.participant_conversations.list(address="+33612345678")] == [created.sid]
    webhooks(conversation)
    configuration(api)
    both = api.conversation_with_participants.create(participant=['{"identity":"ana"}'])
    assert len(api.conversations.list()) == 2
    check(conversation.update(state="closed"), state="closed")
    check_refused(20001, lambda: conversation.update(state="active"))
    for sid in [both.sid, created.sid]:
        assert api.conversations(sid).delete()
    assert api.conversations.list() == []


def webhooks(conversation):
    webhook = conversation.webhooks.create(
        target="webhook", configuration_url="http://127.0.0.1:9/", configuration_filters=["onMessageAdded"]
    )
    check(conversation.webhooks(webhook.sid).fetch(), target="webhook")
    assert len(conversation.webhooks.list()) == 1
    assert conversation.webhooks(webhook.sid).delete()


def configuration(api):
    address = check(api.address_configurations.create(type="sms", address="+18005551212"), type="sms", date_created=NOW)
    check(api.address_configurations("+18005551212").fetch(), sid=address.sid)
    assert len(api.address_configurations.list(type="sms")) == 1
    updated = api.address_configurations(address.sid).update(friendly_name="Ours", auto_creation_enabled=True)
    assert check(updated, friendly_name="Ours").auto_creation["enabled"] is True
    assert api.address_configurations(address.sid).delete()
    check(api.configuration.webhooks().update(filters=["onMessageAdded"]), filters=["onMessageAdded"])
    check(api.configuration.webhooks().fetch(), target="webhook")
