import classes from './evidence.module.css';

/** The way the data takes, from who asks to where it lies. A list with arrows: it reads aloud as well as it looks. */
export function PathGraph({ path }: { path: string[] }) {
  return (
    <ol className={classes.path} aria-label="The way the data takes">
      {path.map((step, i) => {
        const [kind, name] = splitStep(step);
        return <li key={i}>{kind !== null && <span>{kind}</span>}<code>{name}</code></li>;
      })}
    </ol>
  );
}

/** `view public.visits_today` → kind and name; a step without a kind is all name. */
function splitStep(step: string): [string | null, string] {
  const space = step.indexOf(' ');
  return space === -1 ? [null, step] : [step.slice(0, space), step.slice(space + 1)];
}
