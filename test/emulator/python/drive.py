"""Drives every operation of TaskRouter, and all that is there of Flex and Conversations, by the official Python SDK.

usage: drive.py URL ACCOUNT_SID AUTH_TOKEN

Checks what the SDK parses, prints every answer as a line of JSON, and exits with an error at the first wrong value.
"""

import datetime
import json
import sys

from twilio.rest import Client

from flex import flex
from conversations import conversations
from sdk import NOW, EmulatorClient, check, check_names, check_refused


class Body:
    """What the SDK sends as JSON."""

    def __init__(self, **fields):
        self.fields = fields

    def to_dict(self):
        return self.fields


def workspaces(client):
    api = client.taskrouter.v1.workspaces
    created = check(api.create(friendly_name="Floor"), friendly_name="Floor", date_created=NOW)
    workspace = api(created.sid)
    check(workspace.fetch(), multi_task_enabled=True, prioritize_queue_order="FIFO", default_activity_name="Offline")
    check(workspace.update(friendly_name="Ground floor"), friendly_name="Ground floor")
    check_names(api.list(friendly_name="Ground floor"), "Ground floor")
    spare = api.create(friendly_name="Spare", template="FIFO")
    assert api(spare.sid).delete()
    check_refused(20404, lambda: api(spare.sid).fetch())
    return workspace


def activities(workspace):
    check_names(workspace.activities.list(), "Offline", "Unavailable", "Available")
    lunch = check(workspace.activities.create(friendly_name="Lunch"), available=False)
    check(workspace.activities(lunch.sid).update(friendly_name="Break"), friendly_name="Break")
    check(workspace.activities(lunch.sid).fetch(), friendly_name="Break", date_updated=NOW)
    assert workspace.activities(lunch.sid).delete()


def task_channels(workspace):
    fax = workspace.task_channels.create(friendly_name="Fax", unique_name="fax", channel_optimized_routing=True)
    check(fax, unique_name="fax", channel_optimized_routing=True)
    check(workspace.task_channels("fax").update(friendly_name="Telefax"), friendly_name="Telefax")
    check(workspace.task_channels(fax.sid).fetch(), unique_name="fax")
    assert len(workspace.task_channels.list(page_size=2)) == 6
    assert workspace.task_channels("fax").delete()


def task_queues(workspace):
    created = workspace.task_queues.create(friendly_name="Everybody", target_workers="1==1", task_order="FIFO")
    queue = workspace.task_queues(created.sid)
    check(created, max_reserved_workers=1, task_order="FIFO", reservation_activity_sid=None)
    check(queue.update(friendly_name="Everyone"), friendly_name="Everyone")
    check(queue.fetch(), target_workers="1==1")
    spare = workspace.task_queues.create(friendly_name="Spare", target_workers="")
    check_names(workspace.task_queues.list(), "Everyone", "Spare")
    assert workspace.task_queues(spare.sid).delete()
    return queue


def workflows(workspace, queue):
    configuration = json.dumps({"task_routing": {"filters": [], "default_filter": {"queue": queue.fetch().sid}}})
    created = workspace.workflows.create(friendly_name="Plan", configuration=configuration)
    workflow = workspace.workflows(created.sid)
    check(created, configuration=configuration, task_reservation_timeout=120, assignment_callback_url=None)
    check(workflow.update(task_reservation_timeout=30, re_evaluate_tasks="true"), task_reservation_timeout=30)
    check(workflow.fetch(), document_content_type="application/json")
    spare = workspace.workflows.create(friendly_name="Spare", configuration=configuration)
    check_names(workspace.workflows.list(), "Plan", "Spare")
    assert workspace.workflows(spare.sid).delete()
    return workflow


def workers(workspace):
    available = workspace.activities.list(available="true")[0].sid
    created = workspace.workers.create(friendly_name="ana", attributes='{"level": 1}', activity_sid=available)
    worker = workspace.workers(created.sid)
    check(created, available=True, activity_name="Available", date_status_changed=NOW)
    check(worker.fetch(), attributes='{"level": 1}')
    check(worker.update(attributes='{"level": 2}', if_match="0"), attributes='{"level": 2}')
    check_refused(20412, lambda: worker.update(friendly_name="zoe", if_match='"0"'))
    spare = workspace.workers.create(friendly_name="bo")
    check_names(workspace.workers.list(target_workers_expression="level > 1"), "ana")
    assert workspace.workers(spare.sid).delete()
    assert len(worker.worker_channels.list()) == 5
    check(worker.worker_channels("chat").update(capacity=3), configured_capacity=3)
    check(worker.worker_channels("chat").fetch(), available=True, available_capacity_percentage=100)
    return worker


def tasks(workspace, worker):
    created = workspace.tasks.create(attributes='{"a": 1}', task_channel="chat", priority=5, timeout=600)
    task = workspace.tasks(created.sid)
    check(created, assignment_status="pending", age=0, priority=5, timeout=600, reason=None, addons="{}")
    check(created, task_queue_entered_date=NOW, virtual_start_time=NOW, ignore_capacity=False)
    check(task.fetch(), assignment_status="reserved", attributes='{"a": 1}')
    check(task.update(attributes='{"a": 2}'), attributes='{"a": 2}')
    spare = workspace.tasks.create()
    assert [one.sid for one in workspace.tasks.list(evaluate_task_attributes="a == 2")] == [created.sid]
    assert len(workspace.tasks.list(assignment_status=["reserved"], page_size=1)) == 2
    assert workspace.tasks(spare.sid).delete()
    reservations(task, worker)
    check(task.update(assignment_status="completed", reason="done"), assignment_status="completed", reason="done")


def reservations(task, worker):
    offered = check(task.reservations.list()[0], reservation_status="pending", worker_name="ana")
    rejected = worker.reservations(offered.sid).update(reservation_status="rejected")
    check(rejected, reservation_status="rejected")
    again = worker.reservations.list(reservation_status="pending")[0]
    check(task.reservations(again.sid).update(reservation_status="accepted"), reservation_status="accepted")
    check(task.reservations(again.sid).fetch(), reservation_status="accepted", date_created=NOW)
    check(worker.reservations(again.sid).fetch(), task_sid=again.task_sid)


def events(workspace):
    newest = workspace.events.list(minutes=5, limit=1)[0]
    fetched = check(workspace.events(newest.sid).fetch(), event_date=NOW)
    assert isinstance(fetched.event_data, dict), fetched.event_data


def statistics(workspace, queue, workflow, worker):
    counted = {"tasks_completed": 1, "reservations_created": 3, "reservations_rejected": 1, "tasks_deleted": 1}
    for owner in [workspace, queue, workflow]:
        check(owner.cumulative_statistics().fetch(split_by_wait_time="5"), **counted, end_time=NOW)
        check(owner.real_time_statistics().fetch(), total_tasks=0, longest_task_waiting_age=0)
        combined = owner.statistics().fetch(minutes=60)
        assert combined.cumulative["tasks_completed"] == 1 and combined.realtime["total_tasks"] == 0
    everybody = workspace.task_queues.statistics.list(friendly_name="Everyone")
    assert everybody[0].cumulative["tasks_entered"] == 2
    sid = everybody[0].task_queue_sid
    bulk = workspace.task_queues.bulk_real_time_statistics.create(body=Body(TaskQueueSids=[sid]))
    check(bulk, task_queue_response_count=1)
    assert bulk.task_queue_data[0]["task_queue_sid"] == sid
    check(workspace.workers.cumulative_statistics().fetch(), reservations_created=3, start_time=NOW - datetime.timedelta(minutes=15))
    check(workspace.workers.real_time_statistics().fetch(), total_workers=1)
    assert workspace.workers.statistics().fetch(friendly_name="ana").realtime["total_workers"] == 1
    assert worker.statistics().fetch().cumulative["reservations_accepted"] == 1


def drive(url, account_sid, auth_token):
    client = Client(account_sid, auth_token, http_client=EmulatorClient(url))
    workspace = workspaces(client)
    activities(workspace)
    task_channels(workspace)
    queue = task_queues(workspace)
    workflow = workflows(workspace, queue)
    worker = workers(workspace)
    tasks(workspace, worker)
    events(workspace)
    statistics(workspace, queue, workflow, worker)
    conversations(client)
    flex(client)


if __name__ == "__main__":
    drive(*sys.argv[1:])
