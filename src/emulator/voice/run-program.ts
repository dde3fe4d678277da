import type { Emulator } from '../emulator';
import type { Verb } from '../twiml/parse-twiml';
import { endCall } from './end-call';
import { enqueueCall } from './enqueue-call';
import { HEARD, heardText } from './heard';
import { changeCall, noteProblem, noteStep } from './put-call';
import { requestDocument } from './request-document';
import { resolveUrl } from './resolve-url';
import { startRecording } from './start-recording';

/** Executes a document from its beginning. The first one answers the call. */
export function runDocument(
  emulator: Emulator,
  callSid: string,
  documentUrl: string,
  verbs: readonly Verb[],
): void {
  const { answeredAt } = emulator.calls.get(callSid)!;
  changeCall(emulator, callSid, {
    status: 'in-progress',
    answeredAt: answeredAt ?? emulator.engine.now(),
    documentUrl,
    program: verbs,
  });
  runProgram(emulator, callSid);
}

/** Executes what is left of the document, until something has to be waited for. At its end the call ends. */
export function runProgram(emulator: Emulator, callSid: string): void {
  for (;;) {
    const [verb, ...rest] = emulator.calls.get(callSid)!.program;
    if (verb === undefined) return endCall(emulator, callSid);
    changeCall(emulator, callSid, { program: rest });
    if (HEARD.has(verb.name)) noteStep(emulator, callSid, verb.name, heardText(verb));
    else if (verb.name === 'Hangup') return endCall(emulator, callSid);
    else if (verb.name === 'Redirect') return redirect(emulator, callSid, verb);
    else if (verb.name === 'Record') return startRecording(emulator, callSid, verb);
    else if (verb.name !== 'Enqueue') noteUnknown(emulator, callSid, verb);
    else if (enqueueCall(emulator, callSid, verb)) return;
  }
}

const noteUnknown = (emulator: Emulator, callSid: string, { name }: Verb): void =>
  noteProblem(emulator, callSid, `<${name}> is not supported by this emulator`);

function redirect(emulator: Emulator, callSid: string, { text }: Verb): void {
  noteStep(emulator, callSid, 'Redirect', text.trim());
  const call = changeCall(emulator, callSid, { program: [] });
  const url = resolveUrl(text.trim(), call.documentUrl);
  if (url !== null) return requestDocument(emulator, call, { url, kind: 'call-flow' });
  noteProblem(emulator, callSid, `<Redirect>: ${text.trim()} is not a URL`);
  endCall(emulator, callSid);
}
