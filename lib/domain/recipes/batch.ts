import type { RecipeSite } from './recipe-facts.ts';
import { onOneLine, word } from './shell.ts';

interface Batch {
  system: string;
  command: (run: string) => string;
}

/** Batch systems by what people call them, and how each is handed a command. */
const SYSTEMS: readonly (readonly [called: RegExp, batch: Batch])[] = [
  [
    /^(?:(?:univa |sun |altair |open )?grid engine|uge|sge|oge|ge)$/,
    { system: 'Grid Engine', command: (run) => `qsub -cwd -b y ${word(run)}` },
  ],
  [/^(?:(?:ibm )?(?:spectrum )?lsf|openlava)$/, { system: 'LSF', command: (run) => `bsub ${word(run)}` }],
  [/^slurm$/, { system: 'Slurm', command: (run) => `sbatch --wrap=${word(run)}` }],
  [/^(?:pbs|pbs pro|openpbs|torque)$/, { system: 'PBS', command: (run) => `echo ${word(run)} | qsub` }],
  [/^(?:ht)?condor$/, { system: 'HTCondor', command: condor }],
];

/** A description that `condor_submit` reads; within its quotes a quotation mark is written twice. */
function condor(run: string): string {
  const argument = run.replaceAll("'", "''").replaceAll('"', '""');
  return ['executable = /bin/sh', 'transfer_executable = false', `arguments = "-c '${argument}'"`, 'queue'].join('\n');
}

export interface AsJob {
  batch: { system: string; command: string } | null;
  note: string;
}

/** A command as a job of the site, and what has to be added or is not known. */
export function asJob(run: string, { name, batch: { value, raw } }: Pick<RecipeSite, 'name' | 'batch'>): AsJob {
  const said = value.trim();
  if (said === '') return { batch: null, note: `Nobody has said which batch system ${name} has.` };
  const found = SYSTEMS.find(([called]) => called.test(said.toLowerCase()))?.[1];
  if (!found) return { batch: null, note: `How ${said} at ${name} takes a job is not known here.` };
  const words = raw.trim() === '' || raw.trim() === said ? '' : ` The source says of it: “${raw.trim()}”`;
  return {
    batch: { system: found.system, command: found.command(onOneLine(run)) },
    note: `Which queue, time and memory to ask for at ${name} is not known here: add them.${words}`,
  };
}
