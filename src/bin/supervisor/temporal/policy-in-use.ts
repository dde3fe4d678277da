import { Client } from '@temporalio/client';
import type { TemporalSettings } from '../../../config/temporal';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages';
import { withNamespace } from './reach-temporal';

/** Whether interactions run that were routed by this version of the policy. */
export const isPolicyInUse = (settings: TemporalSettings, version: string): Promise<boolean> =>
  withNamespace(settings, async (connection) => {
    const client = new Client({ connection, namespace: settings.config.namespace });
    const query = `${SEARCH_ATTRIBUTES.policyVersion.name} = '${version}' AND ExecutionStatus = 'Running'`;
    const { count } = await client.workflow.count(query);
    return count > 0;
  });
