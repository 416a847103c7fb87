import type { Child } from './child-process.ts';
import { CANARY_FILES, namespaceLayer, permissionLayer, proveEngine, proveKill, rlimitLayer, type Layer } from './layers.ts';
import { openOn } from './open-on.ts';
import { prepareChild } from './prepared-child.ts';
import type { Canaries } from './protocol.ts';
import { DEFAULT_LIMITS, type EngineName } from './sandbox-types.ts';

const CANARY_LIMITS = { ...DEFAULT_LIMITS, wallMs: 300 };

/** Tries each layer on children of its own. @throws Error when no child starts at all */
export async function proveLayers(engine: EngineName): Promise<Layer[]> {
  const [inside, outside] = await Promise.all([proveInside(engine), proveOutside(engine)]);
  return [...inside, ...outside];
}

async function proveInside(engine: EngineName): Promise<Layer[]> {
  // The loop must spend its time, not the memory that fills up slowly on a busy machine.
  const layers: Layer[] = [];
  for (const [limits, prove] of [[{ ...CANARY_LIMITS, wallMs: 3000 }, proveEngine], [CANARY_LIMITS, proveKill]] as const) {
    const session = openOn(await prepareChild(engine, limits.memoryBytes, null), { files: CANARY_FILES, seed: 1, epochMs: 0, limits }, 3, engine);
    layers.push(await prove(session));
    await session.close();
  }
  return layers;
}

async function proveOutside(engine: EngineName): Promise<Layer[]> {
  const { child, rlimits } = await prepareChild(engine, CANARY_LIMITS.memoryBytes, null);
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
