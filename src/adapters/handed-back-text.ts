/** Why somebody is asked after others were (domain/escalation/message). */
export function handedBackText(handedBack: unknown): string {
  const { by, note } = (handedBack ?? {}) as { readonly by?: unknown; readonly note?: unknown };
  if (typeof by !== 'string') return '';
  return `${by} handed it back${typeof note === 'string' ? `: ${note}` : '.'}`;
}
