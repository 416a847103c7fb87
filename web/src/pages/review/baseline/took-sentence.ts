import type { BaselineDetail } from '@assay/server/contract/baselines.ts';

/** `1200 tokens in, 340 out, $0.0026.` */
export function tookSentence({ inputTokens, outputTokens, costUsd }: Pick<BaselineDetail, 'inputTokens' | 'outputTokens' | 'costUsd'>): string {
  return `${inputTokens} tokens in, ${outputTokens} out${costUsd === null ? '' : `, $${costUsd.toFixed(4)}`}.`;
}
