import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { SignIn } from '#components/people/sign-in.tsx';
import { Page } from '#components/ui/page.tsx';
import { providerSettings } from '#lib/auth/settings.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { isReadingOpen } from '#lib/read/authorise.ts';
import { account } from '../reader.ts';

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const problem = search.get('problem') ?? search.get('error');
  return (
    <Page title="Sign in" section={null} account={account()}>
      <SignIn
        next={returnPath(search.get('next') ?? '/queue')}
        problem={problem}
        open={isReadingOpen()}
        provider={providerSettings()?.name ?? null}
      />
    </Page>
  );
}
