import { ACCOUNTING_RULES } from './accounting-rules.ts';
import { ATTACK_RULES } from './attack-rules.ts';
import { CURVE_RULES } from './curve-rules.ts';
import { EVIDENCE_RULES } from './evidence-rules.ts';
import type { Rule } from './rule.ts';
import { RUN_RULES } from './run-rules.ts';
import { TEXT_RULES } from './text-rules.ts';

/** Every named question about a submission's runs. */
export const RULES: readonly Rule[] = [...EVIDENCE_RULES, ...TEXT_RULES, ...ACCOUNTING_RULES, ...ATTACK_RULES, ...CURVE_RULES, ...RUN_RULES];
