import type { ClaudeSettings } from '@assay/graders/claude/claude-settings.ts';
import { ConfigError, readConfig } from '../config/config.ts';
import { CommandFailed } from './command-failed.ts';

/**
 * How Claude is reached, for a command that can do nothing without.
 * @throws CommandFailed saying how to set a key
 */
export function requireClaude(environment: Record<string, string | undefined>): { claude: ClaudeSettings; dataDirectory: string } {
  try {
    const { claude, dataDirectory } = readConfig(environment);
    if (claude !== null) return { claude, dataDirectory };
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandFailed(error.message);
    throw error;
  }
  throw new CommandFailed('This asks Claude, and there is no key. Set ANTHROPIC_API_KEY and run it again; ASSAY_MODEL chooses the model. Nothing else of Assay needs one.');
}
