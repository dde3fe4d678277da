import { chromium, type Browser, type Page } from 'playwright-core';
import { closeAll, startFloor } from '../emulator/harness';
import { findChromium } from './chromium';

/* The emulator's page in a real browser. Skipped, and said so, on a machine that has none. */

const program = findChromium();
if (program === null) {
  console.warn(
    'Skipped: no Chromium on PATH or at CHROMIUM_PATH, so the emulator’s page is not tried in a browser.',
  );
}
const inBrowser = program === null ? describe.skip : describe;

inBrowser('the page', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: program!, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    complaints.length = 0;
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    await closeAll();
    expect(complaints).toEqual([]);
  });

  const section = (title: string) =>
    page.locator('section', { has: page.getByRole('heading', { name: title }) });
  const row = (title: string, text: string) => section(title).getByRole('row').filter({ hasText: text });

  test('queues, tasks, agents and events are shown as they change', async () => {
    const floor = await startFloor();
    await page.goto(floor.emulator.url);
    await page.getByText('0 waiting, 0 offered, 0 served').waitFor();
    await floor.workspace.tasks.create({ attributes: '{"topic":"a refund"}', priority: 7 });
    await row('Tasks', 'a refund').getByText('pending').waitFor();
    expect(await row('Tasks', 'a refund').innerText()).toContain('7');
    expect(await row('Queues', 'Everybody').innerText()).toMatch(/Everybody\s+1\s+0\s+0/);
    await row('Last events', 'task.created').waitFor();
    await floor.agent('ana');
    await row('Agents', 'ana').getByText('pending').waitFor();
    await page.getByText('0 waiting, 1 offered, 0 served').waitFor();
  });

  test('a person acts as an agent: accepts, wraps up, completes', async () => {
    const floor = await startFloor();
    await floor.agent('ana');
    const { sid } = await floor.workspace.tasks.create();
    const statusOf = async () => (await floor.workspace.tasks(sid).fetch()).assignmentStatus;
    await page.goto(floor.emulator.url);
    await page.getByRole('button', { name: 'Accept' }).click();
    await row('Agents', 'ana').getByText('accepted').waitFor();
    expect(await statusOf()).toBe('assigned');
    await page.getByRole('button', { name: 'Wrap up' }).click();
    await row('Agents', 'ana').getByText('wrapping').waitFor();
    expect(await statusOf()).toBe('wrapping');
    await page.getByRole('button', { name: 'Complete' }).click();
    await row('Tasks', 'completed').waitFor();
    expect(await statusOf()).toBe('completed');
  });

  test('a person rejects, and takes the agent off duty: the next one is asked', async () => {
    const floor = await startFloor();
    await floor.agent('ana');
    await floor.workspace.tasks.create();
    await page.goto(floor.emulator.url);
    await page.getByLabel('Activity of ana').selectOption('Offline');
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('1 waiting, 0 offered, 0 served').waitFor();
    await floor.agent('bob');
    await row('Agents', 'bob').getByText('pending').waitFor();
  });

  test('what is refused is told in the emulator’s words', async () => {
    const floor = await startFloor();
    await floor.agent('ana');
    const task = await floor.workspace.tasks.create();
    await page.goto(floor.emulator.url);
    await page.getByRole('button', { name: 'Accept' }).waitFor();
    await page.route('**/emulator/board', (route) => route.abort());
    await floor.workspace.tasks(task.sid).update({ assignmentStatus: 'canceled', reason: 'over' });
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).not.toBe('');
    complaints.length = 0;
  });

  test('what a customer wrote is text, never markup', async () => {
    const floor = await startFloor();
    const topic = '<img src=x onerror="document.title=1">';
    await floor.workspace.tasks.create({ attributes: JSON.stringify({ topic }) });
    await page.goto(floor.emulator.url);
    await row('Tasks', topic).waitFor();
    expect(await page.title()).toBe('TaskRouter, local');
    expect(await page.locator('img').count()).toBe(0);
  });
});
