/* The emulator's board: asks once a second, draws what there is, and acts as an agent. Texts are set, never parsed. */

const EVERY_MS = 1_000;

const find = (id) => document.getElementById(id);

/** An element with children; texts become text nodes, so nothing that a customer wrote is taken for markup. */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

const status = (text) => {
  const made = element('span', { className: 'status' }, text);
  made.dataset.is = text;
  return made;
};

const sid = (text) =>
  element('span', { className: 'sid', title: text }, `${text.slice(0, 6)}…${text.slice(-4)}`);

function duration(seconds) {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

/** A table, or a line that says that there is nothing. */
function table(columns, rows, nothing) {
  if (rows.length === 0) return element('p', { className: 'nothing' }, nothing);
  const head = columns.map(([name, kind]) => element('th', { className: kind ?? '', scope: 'col' }, name));
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      ...cells.map((cell, at) => element('td', { className: columns[at][1] ?? '' }, ...[cell].flat())),
    ),
  );
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
}

async function send(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error((await answer.json()).error);
}

function tell(problem) {
  find('trouble').textContent = problem;
  find('trouble').hidden = problem === '';
}

async function act(path, body) {
  try {
    await send(path, body);
    tell('');
  } catch (error) {
    tell(error.message);
  }
  await refresh();
}

const button = (label, isFirst, path, body) =>
  element(
    'button',
    { type: 'button', className: isFirst ? 'first' : '', onclick: () => act(path, body) },
    label,
  );

const ANSWERS = {
  pending: [
    ['Accept', 'accepted'],
    ['Reject', 'rejected'],
  ],
  accepted: [
    ['Complete', 'completed'],
    ['Wrap up', 'wrapping'],
  ],
  wrapping: [['Complete', 'completed']],
};

const workOf = (workspace) => (one) => {
  const path = `/emulator/workspaces/${workspace.sid}/reservations/${one.reservationSid}`;
  const buttons = (ANSWERS[one.status] ?? []).map(([label, wanted], at) =>
    button(label, at === 0, path, { status: wanted }),
  );
  const facts = [one.channel, one.about].filter((text) => text !== '').join(' · ');
  return element('div', { className: 'work' }, status(one.status), facts, sid(one.taskSid), ...buttons);
};

function activityChoice(workspace, worker) {
  const options = workspace.activities.map(({ sid: value, friendlyName }) =>
    element('option', { value, selected: friendlyName === worker.activity }, friendlyName),
  );
  const path = `/emulator/workspaces/${workspace.sid}/workers/${worker.sid}`;
  const choice = element('select', { ariaLabel: `Activity of ${worker.name}` }, ...options);
  choice.onchange = () => act(path, { activitySid: choice.value });
  return choice;
}

const agents = (workspace) =>
  table(
    [['Agent'], ['Activity'], ['Work']],
    workspace.workers.map((worker) => [
      worker.name,
      activityChoice(workspace, worker),
      worker.work.length === 0 ? '–' : worker.work.map(workOf(workspace)),
    ]),
    'There are no agents.',
  );

const queues = ({ queues: all }) =>
  table(
    [
      ['Queue'],
      ['Waiting', 'number'],
      ['Offered', 'number'],
      ['Served', 'number'],
      ['Longest', 'number'],
      ['Agents', 'number'],
    ],
    all.map((queue) => [
      queue.name,
      String(queue.pending),
      String(queue.reserved),
      String(queue.assigned + queue.wrapping),
      queue.pending === 0 ? '–' : duration(queue.longestWaitSeconds),
      `${queue.availableAgents} of ${queue.eligibleAgents}`,
    ]),
    'There are no queues.',
  );

const tasks = ({ tasks: all }) =>
  table(
    [
      ['Task'],
      ['Status'],
      ['Channel'],
      ['Queue'],
      ['Priority', 'number'],
      ['Age', 'number'],
      ['Agent'],
      ['About'],
    ],
    all.map((task) => [
      sid(task.sid),
      status(task.status),
      task.channel,
      task.queue,
      String(task.priority),
      duration(task.ageSeconds),
      task.agent ?? '–',
      task.reason ?? task.about,
    ]),
    'There are no tasks.',
  );

const events = ({ events: all }) =>
  table(
    [['At', 'time'], ['Event'], ['Of']],
    all.map(({ at, type, resourceSid }) => [at.slice(11, 23), type, sid(resourceSid)]),
    'Nothing has happened yet.',
  );

/** Draws a part anew only when it has changed, so that a choice under the mouse stays open. */
const drawn = new Map();
function draw(id, data, make) {
  const text = JSON.stringify(data);
  if (drawn.get(id) === text) return;
  drawn.set(id, text);
  find(id).replaceChildren(make(data));
}

function show({ now, workspaces }) {
  find('clock').textContent = `${now.slice(0, 19).replace('T', ' ')} UTC`;
  const [workspace] = workspaces;
  if (workspace === undefined) {
    find('summary').textContent = 'No workspace yet.';
    return;
  }
  const count = (wanted) => workspace.tasks.filter((task) => task.status === wanted).length;
  find('summary').textContent =
    `${workspace.friendlyName}: ${count('pending')} waiting, ${count('reserved')} offered, ${count('assigned') + count('wrapping')} served`;
  draw('agents', workspace, agents);
  draw('queues', workspace, queues);
  draw('tasks', workspace, tasks);
  draw('events', workspace, events);
}

async function refresh() {
  try {
    const answer = await fetch('/emulator/board');
    show(await answer.json());
    if (find('trouble').dataset.lost) tell('');
    delete find('trouble').dataset.lost;
  } catch {
    tell('The emulator does not answer.');
    find('trouble').dataset.lost = 'yes';
  }
}

await refresh();
setInterval(refresh, EVERY_MS);
