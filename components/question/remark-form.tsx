import { LongText } from '../edit/long-text.tsx';

/** A remark of whoever signed in, under their own name. */
export function RemarkForm({ slug }: { slug: string }) {
  return (
    <details className="no-print mt-4 max-w-3xl">
      <summary>Add a remark under your name</summary>
      <form method="post" action={`/api/questions/${slug}/remarks`} className="stack-form">
        <div>
          <label htmlFor="remark-text">Remark</label>
          <LongText id="remark-text" name="text" rows={3} maxLength={4000} required className="field w-full py-1" />
        </div>
        <div>
          <label htmlFor="remark-role">It speaks</label>
          <select id="remark-role" name="role" className="field" defaultValue="remark">
            <option value="remark">neither way</option>
            <option value="pro">for it</option>
            <option value="con">against it</option>
          </select>
        </div>
        <p>
          <button type="submit" className="button">
            Add the remark
          </button>
        </p>
      </form>
    </details>
  );
}
