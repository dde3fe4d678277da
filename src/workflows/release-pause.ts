import { condition, setHandler } from '@temporalio/workflow';
import type { ReleasePause } from '../domain/release-pause';
import { resumeReleaseSignal, type ReleasePauseEnd, type ReleaseResumption } from './release-messages';

/**
 * A queue's release is paused for as long as this runs: those who let people in ask whether it does. Ends when somebody
 * resumes it, or by itself.
 */
export async function releasePause({ until }: ReleasePause): Promise<ReleasePauseEnd> {
  let resumed: ReleaseResumption | null = null;
  setHandler(resumeReleaseSignal, (resumption) => {
    resumed ??= resumption;
  });
  await condition(() => resumed !== null, Math.max(1, until - Date.now()));
  return { resumed };
}
