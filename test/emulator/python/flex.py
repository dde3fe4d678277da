"""Flex's Interactions: a customer's text message, from its task to its end."""

import json

from sdk import check


class Asked(dict):
    """A body that the SDK sends as JSON; Twilio does not document its fields."""

    def to_dict(self):
        return dict(self)


def floor(client):
    created = client.taskrouter.v1.workspaces.create(friendly_name="Flex", template="FIFO")
    workspace = client.taskrouter.v1.workspaces(created.sid)
    available = workspace.activities.list(friendly_name="Available")[0].sid
    ana = workspace.workers.create(friendly_name="ana", activity_sid=available)
    return workspace, created.sid, ana.sid


def accept(workspace, task_sid):
    offer = workspace.tasks(task_sid).reservations.list(reservation_status="pending")[0]
    workspace.tasks(task_sid).reservations(offer.sid).update(reservation_status="accepted")


def flex(client):
    workspace, workspace_sid, ana = floor(client)
    workflow = workspace.workflows.list()[0]
    routing = {"properties": {"workspace_sid": workspace_sid, "workflow_sid": workflow.sid}}
    created = client.flex_api.v1.interaction.create(
        channel={"type": "chat", "initiated_by": "customer"}, routing=routing
    )
    task_sid = created.routing["properties"]["sid"]
    accept(workspace, task_sid)
    interaction = client.flex_api.v1.interaction(created.sid)
    assert interaction.fetch().routing["properties"]["assignment_status"] == "assigned"
    check(interaction.update(webhook_ttid="ttid"), webhook_ttid="ttid")
    channel = interaction.channels(interaction.channels.list()[0].sid)
    check(channel.fetch(), status="active", type="chat")
    assert len(channel.invites.list()) == 1
    agents = [one for one in channel.participants.list() if one.type == "agent"]
    assert agents[0].routing_properties["worker_sid"] == ana
    check(channel.participants.create(type="external", media_properties={"identity": "x"}), type="external")
    second = channel.invites.create(routing=routing).routing["properties"]["sid"]
    assert second != task_sid
    transfer(channel, agents[0].sid, workspace.task_queues.list()[0].sid)
    check(channel.participants(agents[0].sid).update(status="closed"), type="agent")
    check(workspace.tasks(task_sid).fetch(), assignment_status="completed")
    check(channel.update(status="closed"), status="closed")
    attributes = json.loads(workspace.tasks(task_sid).fetch().attributes)
    check(client.conversations.v1.conversations(attributes["conversationSid"]).fetch(), state="closed")


def transfer(channel, agent, queue):
    asked = channel.transfers.create(Asked(type="warm", to=queue, **{"from": agent}))
    check(channel.transfers(asked.sid).fetch(), status="active", to=queue)
    check(channel.transfers(asked.sid).update(Asked(status="failed")), status="failed")
