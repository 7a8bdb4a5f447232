/** What to read where no report has arrived: how one is sent, to this instance at `address`. */
export function HowToSend({ address }: { address: string }) {
  return (
    <div className="mt-4 border-y border-rule-strong py-8">
      <p className="text-head">No test report has arrived yet.</p>
      <p className="mt-1 max-w-prose text-ink-2">
        Send the report that your test tool writes: JUnit XML, CTest’s Test.xml, CTRF or TAP. The first report of a
        suite makes the suite. You need a token with the scope <span className="key">tests:write</span>, which you can
        make at <a href="/me">your account</a>.
      </p>
      <pre className="key mt-3 whitespace-pre-wrap break-words">
        <code>{commandTo(address)}</code>
      </pre>
      <p className="mt-3 max-w-prose text-ink-2">
        DIGEST is the digest of the image that was tested, or its first twelve digits. Of software that runs without a
        container, send it to{' '}
        <span className="key">/api/v1/packages/PACKAGE/test-runs?site=SITE&amp;how=native&amp;suite=SUITE</span>{' '}
        instead. <a href="/api/reporting">Recipes for CI jobs</a> do it in GitLab and GitHub;{' '}
        <a href="/api/docs">the API</a> says what is answered.
      </p>
    </div>
  );
}

const commandTo = (
  address: string,
): string => `curl --fail-with-body -H "Authorization: Bearer $TOKEN" -F file=@junit.xml \\
  "${address}/api/v1/builds/DIGEST/test-runs?site=SITE&runtime=RUNTIME&suite=SUITE"`;
