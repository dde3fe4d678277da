import { secondsBetween } from '../../../taskrouter-engine';
import type { Emulator } from '../../emulator';
import { rfc2822Date } from '../../http/dates';
import { API_VERSION, directionOf } from '../../voice/call-parameters';
import type { Call } from '../../voice/call';

const dateOrNull = (instant: number | null): string | null =>
  instant === null ? null : rfc2822Date(instant);

/** A call as the 2010 API shows it (twilio.com/docs/voice/api/call-resource). */
export function representCall({ account }: Emulator, call: Call): object {
  const path = `/${API_VERSION}/Accounts/${account.sid}/Calls/${call.sid}`;
  const { answeredAt, endedAt } = call;
  return {
    sid: call.sid,
    account_sid: account.sid,
    api_version: API_VERSION,
    parent_call_sid: null,
    phone_number_sid: null,
    from: call.from,
    from_formatted: call.from,
    to: call.to,
    to_formatted: call.to,
    direction: directionOf(call),
    status: call.status,
    date_created: rfc2822Date(call.dateCreated),
    date_updated: rfc2822Date(call.dateUpdated),
    start_time: dateOrNull(answeredAt),
    end_time: dateOrNull(endedAt),
    duration: endedAt === null ? null : String(secondsBetween(answeredAt ?? endedAt, endedAt)),
    queue_time: String(call.queueResults.reduce((sum, { seconds }) => sum + seconds * 1000, 0)),
    price: null,
    price_unit: 'USD',
    answered_by: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    trunk_sid: null,
    uri: `${path}.json`,
    subresource_uris: {},
  };
}
