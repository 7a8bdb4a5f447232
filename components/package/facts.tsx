import type { PackageDto } from '#lib/read/dto.ts';
import { Claims } from '../claims/claims.tsx';
import { FactFoot } from '../claims/say-otherwise.tsx';
import type { Sources } from '../claims/sources.tsx';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { fieldsOf, PACKAGE_FACTS } from '../history/facts-of.ts';
import { FieldHistory } from '../history/field-link.tsx';
import { namesOfPackage } from '../history/names.ts';
import { Blank } from '../status/blank.tsx';
import { CellValue } from '../status/cell-value.tsx';
import { Supports } from '../status/supports.tsx';
import { DependencyList } from './dependencies.tsx';
import { LinkList } from './links.tsx';

/** Which claims belong to which fact: a fact of the page may be several fields of the entry. */
const belongs = (prefixes: readonly RegExp[]) => (claim: { field: string }) =>
  prefixes.some((form) => form.test(claim.field));

/** The field that carries a fact's words: what its first form begins with. */
const fieldOf = ([form]: readonly RegExp[]): string => form?.source.replace('^', '') ?? '';

/** The wiki's columns, each as understood, as it was written, and who said so. */
export function PackageFacts({
  pkg,
  sources,
  edited,
}: {
  pkg: PackageDto;
  sources: Sources;
  /** Null for whoever may not edit it. */
  edited: EditedEntry | null;
}) {
  // What a statement beside it quotes need not be quoted twice.
  const quoted = new Set(pkg.claims.map(({ raw }) => raw.trim()));
  const unsaid = (raw: string) => (quoted.has(raw.trim()) ? '' : raw);
  const facts: [cell: string, label: string, value: React.ReactNode, forms: RegExp[]][] = [
    [
      'build',
      'Build platform',
      <Supports key="b" full items={pkg.buildPlatforms} raw={unsaid(pkg.buildPlatformsRaw)} />,
      [/^buildPlatforms/, /^platforms\..*\.build$/],
    ],
    [
      'run',
      'Running platform',
      <Supports key="r" full items={pkg.runPlatforms} raw={unsaid(pkg.runPlatformsRaw)} />,
      [/^runPlatforms/, /^platforms\..*\.run$/],
    ],
    [
      'dependencies',
      'Special dependencies',
      <DependencyList key="d" items={pkg.dependencies} raw={unsaid(pkg.dependenciesRaw)} />,
      [/^dependencies/, /^needs\./],
    ],
    [
      'upgradable',
      'Upgradable?',
      <CellValue key="u" cell={{ ...pkg.upgradable, raw: unsaid(pkg.upgradable.raw) }} />,
      [/^upgradable/],
    ],
    [
      'vm',
      'Existing VM',
      <CellValue key="v" cell={{ ...pkg.existingVm, raw: unsaid(pkg.existingVm.raw) }} />,
      [/^existingVm/],
    ],
    [
      'container',
      'Existing container',
      <CellValue key="c" cell={{ ...pkg.existingContainer, raw: unsaid(pkg.existingContainer.raw) }} />,
      [/^existingContainer/],
    ],
    ['links', 'Links', <LinkList key="l" links={pkg.links} />, [/^links/]],
    ['comments', 'Comments', pkg.comments === '' ? <Blank key="m" /> : pkg.comments, [/^comments/]],
    ['date', 'Date', pkg.date === '' ? <Blank key="t" /> : pkg.date, [/^date/]],
  ];
  const names = namesOfPackage(pkg);
  return (
    <dl className="facts facts-said">
      {facts.map(([cell, label, value, forms]) => (
        <div key={label}>
          <dt>
            {label}{' '}
            <FieldHistory kind="package" slug={pkg.slug} fields={fieldsOf(PACKAGE_FACTS, label)} label={label} />
          </dt>
          <dd>
            <InPlace entry={edited} cell={cell} label={label}>
              {value}
            </InPlace>
          </dd>
          <dd>
            <Claims claims={pkg.claims.filter(belongs(forms))} sources={sources} />
            <FactFoot
              of={{ kind: 'package', slug: pkg.slug, care: pkg.care }}
              label={label}
              claims={pkg.claims.filter(belongs(forms))}
              field={fieldOf(forms)}
              names={names}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
