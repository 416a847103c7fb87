import type { Child } from './child-process.ts';
import { CANARY_FILES, namespaceLayer, permissionLayer, proveEngine, proveKill, rlimitLayer, type Layer } from './layers.ts';
import { openOn } from './open-on.ts';
import { prepareChild } from './prepared-child.ts';
import type { Canaries } from './protocol.ts';
import { DEFAULT_LIMITS, type EngineName } from './sandbox-types.ts';

const LIMITS = DEFAULT_LIMITS;
const HASTY_MS = 300;
const PATIENT_MS = 20_000;

/** Tries each layer on children of its own. @throws Error when no child starts at all */
export async function proveLayers(engine: EngineName): Promise<Layer[]> {
  const [inside, outside] = await Promise.all([proveInside(engine), proveOutside(engine)]);
  return [...inside, ...outside];
}

async function proveInside(engine: EngineName): Promise<Layer[]> {
  const open = async (wallMs: number) => openOn(await prepareChild(engine, { memoryBytes: LIMITS.memoryBytes, compute: null, tests: false }), { files: CANARY_FILES, seed: 1, epochMs: 0, limits: { ...LIMITS, wallMs } }, 3, engine);
  const [hasty, patient] = await Promise.all([open(HASTY_MS), open(PATIENT_MS)]);
  try {
    return [await proveEngine(hasty, patient), await proveKill(hasty)];
  } finally {
    await Promise.all([hasty.close(), patient.close()]);
  }
}

async function proveOutside(engine: EngineName): Promise<Layer[]> {
  const { child, rlimits } = await prepareChild(engine, { memoryBytes: LIMITS.memoryBytes, compute: null, tests: false });
  try {
    return [permissionLayer(await askCanaries(child)), rlimitLayer(child, rlimits), namespaceLayer(child)];
  } finally {
    await child.kill('its canaries were told');
  }
}

function askCanaries(child: Child): Promise<Canaries> {
  return new Promise((done, fail) => {
    child.listen({
      reply: ({ canaries, broken }) => (canaries === undefined ? fail(new Error(broken ?? 'The child told no canaries.')) : done(canaries)),
      gone: (why) => fail(new Error(`The child ended at its canaries: ${why}`)),
    });
    child.send({ do: 'canaries' });
  });
}
