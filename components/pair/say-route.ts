/** "container:docker" → "In a container, with docker". */
export function sayRoute(name: string): string {
  if (name === 'native') return 'Natively on the nodes';
  if (name === 'vm') return 'In a virtual machine';
  const runtime = name.startsWith('container:') ? name.slice('container:'.length) : '';
  return runtime === '' ? 'In a container' : `In a container, with ${RUNTIME_NAMES[runtime] ?? runtime}`;
}

const RUNTIME_NAMES: Record<string, string> = {
  docker: 'Docker',
  singularity: 'Singularity',
  apptainer: 'Apptainer',
  shifter: 'Shifter',
  podman: 'Podman',
};
