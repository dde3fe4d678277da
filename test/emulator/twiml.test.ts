import fc from 'fast-check';
import { parseTwiml } from '../../src/emulator/twiml/parse-twiml';

const verbs = (text: string) => {
  const parsed = parseTwiml(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.verbs;
};

test('verbs with attributes, nouns, text, CDATA, comments and references', () => {
  const document = `<?xml version="1.0" encoding="UTF-8"?>
    <!-- greeting -->
    <Response>
      <Say voice='alice' language="en-GB">Hello &amp; welcome, O&apos;Neil &#33;&#x21;</Say>
      <Enqueue workflowSid="WW1" action="/done?a=1&amp;b=2">
        <Task priority="5"><![CDATA[{"tier":"<gold>"}]]></Task>
      </Enqueue>
      <Hangup/>
    </Response>`;
  expect(verbs(document)).toMatchObject([
    {
      name: 'Say',
      attributes: { voice: 'alice', language: 'en-GB' },
      text: "Hello & welcome, O'Neil !!",
      children: [],
    },
    {
      name: 'Enqueue',
      attributes: { workflowSid: 'WW1', action: '/done?a=1&b=2' },
      children: [{ name: 'Task', attributes: { priority: '5' }, text: '{"tier":"<gold>"}' }],
    },
    { name: 'Hangup', attributes: {}, text: '', children: [] },
  ]);
});

test('an empty document has no verbs', () => {
  expect(verbs('<Response/>')).toEqual([]);
  expect(verbs('\uFEFF<Response></Response>\n')).toEqual([]);
});

test.each([
  ['', /Expected/],
  ['Hello', /Expected/],
  ['<Say>Hi</Say>', /<Say>, not <Response>/],
  ['<Response><Say>Hi</Response>', /<\/Response> closes <Say>/],
  ['<Response><Say>a & b</Say></Response>', /Expected/],
  ['<Response>&#99999999;</Response>', /No such character/],
  ['<Response/><Response/>', /Expected/],
  [`<Response>${'<a>'.repeat(40)}`, /elements inside one another/],
  [`<Response>${' '.repeat(70_000)}</Response>`, /longer than 65536/],
])('%j is no TwiML', (document, problem) => {
  const parsed = parseTwiml(document.slice(0, 80_000));
  expect(parsed).toMatchObject({ ok: false, problem: expect.stringMatching(problem) as string });
});

test("what Twilio's own builder writes is read back", async () => {
  const { default: twilio } = await import('twilio');
  const text = fc.string({
    unit: fc.constantFrom('a', '&', '<', '>', '"', "'", 'é', '🙂', '\n', ' ', ']'),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, text, (said, json) => {
      const response = new twilio.twiml.VoiceResponse();
      response.say({ language: 'en-GB' }, said);
      response.enqueue({ workflowSid: 'WW1', action: '/a?b=c&d=e' }).task({ priority: 3 }, json);
      const [say, enqueue] = verbs(response.toString());
      expect(say).toMatchObject({ name: 'Say', text: said, attributes: { language: 'en-GB' } });
      expect(enqueue).toMatchObject({
        attributes: { workflowSid: 'WW1', action: '/a?b=c&d=e' },
        children: [{ name: 'Task', text: json, attributes: { priority: '3' } }],
      });
    }),
  );
});
