import type { Locator, Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

/** Cells edited where they stand: by keys, by taps, in blocks, together; and by whom they are not. */

test.describe.configure({ mode: 'serial' });

let site: SiteWithPeople;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await siteWithPeople({
    'Ann Expert': [['expert', 'package/fastcopy']],
    'Max Manager': [['manager']],
    'Rita Reader': [],
  });
});
test.afterAll(stopAll);

const COLUMNS = '/packages?cols=name,upgradable,strategy,comments,run';
const grid = (page: Page) => page.getByRole('grid');
const bar = (page: Page) => page.locator('.edit-bar');
const editor = (page: Page) => page.locator('.cell-editor');

async function open(page: Page, who: string, path = COLUMNS): Promise<void> {
  await site.signIn(page, who);
  await page.goto(site.url + path);
  await expect(grid(page).locator('tbody [aria-readonly]').first()).toBeAttached();
}
async function cell(page: Page, row: string, heading: string): Promise<Locator> {
  const heads = await grid(page).getByRole('columnheader').allTextContents();
  return grid(page)
    .getByRole('row', { name: new RegExp(`\\b${row}\\b`) })
    .locator('td, th')
    .nth(heads.findIndex((text) => text.includes(heading)));
}
/** Goes to a cell by keys, from wherever the stop of the keyboard is. */
async function stand(page: Page, row: string, heading: string): Promise<Locator> {
  const target = await cell(page, row, heading);
  const line = Number(await target.locator('xpath=..').getAttribute('data-line'));
  const column = await target.evaluate((one) => (one instanceof HTMLTableCellElement ? one.cellIndex : -1));
  await grid(page).locator('tbody [tabindex="0"], thead [tabindex="0"]').first().focus();
  await page.keyboard.press('Control+Home');
  for (let at = 0; at < line; at++) await page.keyboard.press('ArrowDown');
  for (let at = 0; at < column; at++) await page.keyboard.press('ArrowRight');
  await expect(target).toBeFocused();
  return target;
}
test('an expert edits by keys: Escape leaves, Enter keeps, Control Z takes back', async ({ page }) => {
  await open(page, 'Ann Expert');
  const comments = await stand(page, 'FastCopy', 'Comments');
  await page.keyboard.press('F2');
  await expect(editor(page).getByRole('textbox').first()).toBeFocused();
  await axeFindsNothing(page, '.grid-table');
  await page.keyboard.type(' and more');
  await page.keyboard.press('Escape');
  await expect(comments).toBeFocused();
  await expect(bar(page)).toContainText('FastCopy, Comments is as it was.');
  await expect(comments).not.toContainText('and more');
  await bar(page).getByRole('button', { name: 'Take back what I typed' }).click();
  await expect(editor(page).getByRole('textbox').first()).toHaveValue(/ and more$/);
  await page.keyboard.press('F2');
  await page.keyboard.type('Ann looked.');
  await page.keyboard.press('Enter');
  await expect(comments).toContainText('and more');
  await expect(comments).toBeFocused();
  await expect(bar(page)).toContainText('Saved: FastCopy, Comments.');
  await page.goto(`${site.url}/packages/fastcopy`);
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Ann looked.');
  await open(page, 'Ann Expert');
  await stand(page, 'FastCopy', 'Comments');
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('Saved');
  await page.keyboard.press('Control+z');
  await expect(bar(page)).toContainText('Undone: FastCopy, Comments.');
  await expect(await cell(page, 'FastCopy', 'Comments')).toHaveText(/ and more$/);
});

test('Tab goes through the controls, keeps what is typed and goes on to the next cell', async ({ page }) => {
  await open(page, 'Ann Expert');
  const upgradable = await stand(page, 'FastCopy', 'Upgradable');
  await page.keyboard.press('F2');
  await expect(editor(page).getByRole('combobox').first()).toBeFocused();
  await page.keyboard.type('unl');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('too old, says Ann');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('group', { name: 'FastCopy, Strategy' })).toBeVisible();
  await expect(upgradable).toContainText('unlikely');
  await expect(upgradable).toContainText('too old, says Ann');
  await editor(page).getByRole('combobox').first().selectOption('vm');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('group', { name: 'FastCopy, Upgradable?' })).toBeVisible();
  await expect(await cell(page, 'FastCopy', 'Strategy')).toContainText('VM');
  await page.keyboard.press('Escape');
  await expect(upgradable).toBeFocused();
});

test('platforms have a panel of their own; rows of others and computed columns say why not', async ({ page }) => {
  await open(page, 'Ann Expert', '/packages?cols=name,readiness,run');
  const run = await stand(page, 'FastCopy', 'Running');
  await page.keyboard.press('F2');
  await editor(page).getByLabel('RHEL7, runs').selectOption('works');
  await editor(page).getByRole('button', { name: 'Save' }).click();
  await expect(run.locator('.term', { hasText: 'RHEL7' })).toContainText('works');
  await stand(page, 'Halfpipe', 'Running');
  await page.keyboard.press('F2');
  await expect(bar(page)).toContainText('You may not edit Halfpipe');
  await stand(page, 'FastCopy', 'Ready');
  await page.keyboard.press('F2');
  await expect(bar(page)).toContainText('Ready is worked out from other facts');
  await expect(editor(page)).toHaveCount(0);
  await expect(run).toHaveAttribute('aria-readonly', 'false');
  await expect(await cell(page, 'Halfpipe', 'Running')).toHaveAttribute('aria-readonly', 'true');
});

test.describe('refused', () => {
  test.use({ expectedErrors: [/status of (412|422)|ERR_FAILED/] });

  test('a value that cannot be stored comes back with its reason, and without the network nothing is lost', async ({
    page,
  }) => {
    // Asked about from the beginning: a page that is open takes a moment to hear of it, in which a key may be quicker.
    let down = false;
    await page.route('**/api/v1/changes', (route) => (down ? route.abort() : route.continue()));
    await open(page, 'Ann Expert');
    const name = await stand(page, 'FastCopy', 'Name');
    await page.keyboard.press('F2');
    await editor(page).getByRole('textbox').first().fill('');
    await page.keyboard.press('Enter');
    await expect(bar(page)).toContainText('FastCopy, Name was not saved: ');
    await expect(bar(page)).toContainText('A name is needed.');
    await expect(name).toContainText('FastCopy');
    await bar(page).getByRole('button', { name: 'Edit again' }).click();
    await expect(editor(page).getByRole('textbox').first()).toHaveValue('');
    await page.keyboard.press('Escape');

    const comments = await stand(page, 'FastCopy', 'Comments');
    await page.keyboard.press('F2');
    await editor(page).getByRole('textbox').first().fill('Typed while the line was down.');
    down = true;
    await page.keyboard.press('Enter');
    await expect(bar(page)).toContainText('The server cannot be reached.');
    await expect(comments).not.toContainText('while the line was down');
    down = false;
    await bar(page).getByRole('button', { name: 'Try again' }).click();
    await expect(bar(page)).toContainText('Saved: FastCopy, Comments.');
    await expect(comments).toContainText('Typed while the line was down.');
  });

  test('two people edit one package: different cells are both kept, the same cell is a question', async ({
    page,
    browser,
  }) => {
    await open(page, 'Ann Expert');
    const theirs = await (await browser.newContext()).newPage();
    await open(theirs, 'Max Manager');
    await stand(page, 'FastCopy', 'Comments');
    await page.keyboard.press('F2');
    await editor(page).getByRole('textbox').first().fill('What Ann says.');
    const save = async (heading: string, text: string) => {
      await stand(theirs, 'FastCopy', heading);
      await theirs.keyboard.press('F2');
      await editor(theirs).getByRole('textbox').first().fill(text);
      await theirs.keyboard.press('Enter');
      await expect(bar(theirs)).toContainText(`Saved: FastCopy, ${heading}`);
    };
    await save('Upgradable?', 'says Max');
    await page.keyboard.press('Enter');
    await expect(bar(page)).toContainText('Saved: FastCopy, Comments.');
    await expect(await cell(page, 'FastCopy', 'Upgradable')).toContainText('says Max');

    await stand(page, 'FastCopy', 'Comments');
    await page.keyboard.press('F2');
    await editor(page).getByRole('textbox').first().fill('What Ann says now.');
    await save('Comments', 'What Max says.');
    await page.keyboard.press('Enter');
    const question = page.getByRole('alert').filter({ hasText: 'Somebody saved FastCopy, Comments' });
    await expect(question).toContainText('It was “What Ann says.”');
    await expect(question).toContainText('Keep theirs: “What Max says.”');
    await axeFindsNothing(page, '.edit-crossed');
    await expect(question.getByRole('button', { name: 'Save this choice' })).toBeDisabled();
    await question.getByLabel(/Take mine/).check();
    await question.getByRole('button', { name: 'Save this choice' }).click();
    await expect(await cell(page, 'FastCopy', 'Comments')).toHaveText('What Ann says now.');
    await expect(bar(page)).toContainText('Saved: FastCopy, Comments.');
    await theirs.context().close();
  });
});

test('a block of three rows and two columns is looked at, its fault left out, stored in one change, undone', async ({
  page,
}) => {
  await open(page, 'Max Manager');
  await stand(page, 'DataMonitoring', 'Upgradable');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, 'yes\tcontainer\r\nsail\tcontainer\r\n"likely: ""so they\nsay"""\tVM\r\n');
  const preview = page.getByRole('dialog');
  await expect(preview).toContainText('5 cells of 3 packages will change');
  await expect(preview.getByRole('row', { name: 'FastCopy, Upgradable?' })).toContainText(
    '“sail” is none of its words',
  );
  await expect(preview.getByRole('row', { name: 'GlastRelease, Upgradable?' })).toContainText('likely “"so they say"”');
  const store = preview.getByRole('button', { name: 'Store 5 changes' });
  await expect(store).toBeDisabled();
  await axeFindsNothing(page, 'dialog[open]');
  await preview.getByLabel('Leave the faulty cell out').check();
  await preview.getByLabel('Why, or who says so').fill('From the meeting’s sheet.');
  await store.click();
  await expect(bar(page)).toContainText('Saved: 5 cells, in one change.');
  await expect(await cell(page, 'DataMonitoring', 'Strategy')).toContainText('container');
  await expect(await cell(page, 'GlastRelease', 'Upgradable')).toContainText('so they say');
  await bar(page).getByRole('button', { name: 'Undo' }).click();
  await expect(bar(page)).toContainText('Undone');
  await expect(await cell(page, 'DataMonitoring', 'Strategy')).toContainText('undecided');
});

test('several rows are changed together after a preview', async ({ page, isMobile }) => {
  await open(page, 'Max Manager');
  if (isMobile) {
    await stand(page, 'DataMonitoring', 'Strategy');
    await page.keyboard.press('Shift+ArrowDown');
  } else {
    for (const name of ['DataMonitoring', 'FastCopy']) {
      await grid(page)
        .getByRole('checkbox', { name: `Select ${name}` })
        .check();
    }
  }
  await page.getByRole('button', { name: 'Edit together' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 rows together' });
  await dialog.getByLabel('Column').selectOption({ label: 'Strategy' });
  await axeFindsNothing(page, 'dialog[open]');
  await dialog.getByLabel('Strategy', { exact: true }).selectOption('retire');
  await dialog.getByRole('button', { name: 'Look at the changes' }).click();
  const preview = page.getByRole('dialog', { name: '2 cells of 2 packages will change' });
  await expect(preview.getByRole('row', { name: 'DataMonitoring, Strategy' })).toContainText('undecided');
  await preview.getByRole('button', { name: 'Store 2 changes' }).click();
  for (const name of ['DataMonitoring', 'FastCopy']) {
    await expect(await cell(page, name, 'Strategy')).toContainText('retire');
  }
});

test('a fact is edited on the page of its package', async ({ page }) => {
  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/packages/fastcopy`);
  const facts = page.getByRole('region', { name: 'Facts' });
  await facts.getByRole('link', { name: 'Edit Comments' }).click();
  await editor(page).getByRole('textbox').first().fill('Said on the page itself.');
  await axeFindsNothing(page, '#facts');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('Saved: FastCopy, Comments.');
  await expect(facts.getByRole('definition').filter({ hasText: 'Said on the page itself.' }).first()).toBeVisible();
  await expect(facts.getByRole('link', { name: 'Edit Comments' })).toBeFocused();
});

test('who may not edit sees no editor', async ({ page }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(site.url + COLUMNS);
  await expect(grid(page)).toHaveAttribute('aria-readonly', 'true');
  await stand(page, 'FastCopy', 'Comments');
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveCount(0);
  await page.goto(`${site.url}/packages/fastcopy`);
  await expect(page.getByRole('link', { name: /^Edit / })).toHaveCount(0);
});

test.describe('with a finger', () => {
  test.skip(({ isMobile }) => !isMobile, 'a phone');

  test('a second tap on a cell edits it, and an opened row leads to the form', async ({ page }) => {
    await open(page, 'Ann Expert', '/packages?cols=name,comments');
    const comments = await cell(page, 'FastCopy', 'Comments');
    await comments.tap();
    await expect(editor(page)).toHaveCount(0);
    await comments.tap();
    await editor(page).getByRole('textbox').first().fill('By thumb.');
    await editor(page).getByRole('button', { name: 'Save' }).tap();
    await expect(bar(page)).toContainText('Saved: FastCopy, Comments.');
    await expect(comments).toHaveText('By thumb.');
    await page.goto(`${site.url}/packages?open=fastcopy`);
    await page.getByRole('link', { name: 'Edit in a form' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('FastCopy');
  });
});

test('facts are edited on the pages of other entries, too, and by nobody who may not', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  const facts: [path: string, fact: string, typed: string, shown: string][] = [
    ['/tasks/8', 'Due', '2026-12-24', '24 Dec 2026'],
    ['/questions/deployment-at-scale', 'Topic', 'Deployment', 'Deployment'],
    ['/use-cases', 'Cores at its peak', '1234', '1,234'],
    ['/runtimes', 'Main Goal', 'Isolation', 'Isolation'],
  ];
  for (const [path, fact, typed, shown] of facts) {
    await page.goto(site.url + path);
    await page
      .getByRole('link', { name: `Edit ${fact}` })
      .first()
      .click();
    await editor(page).getByRole('textbox').first().fill(typed);
    await axeFindsNothing(page, '.cell-editor');
    await page.keyboard.press('Enter');
    await expect(bar(page)).toContainText('Saved: ');
    await page.reload();
    await expect(page.getByRole('main').getByText(shown).first()).toBeVisible();
  }
  await site.signIn(page, 'Rita Reader');
  for (const [path] of facts) {
    await page.goto(site.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.fact-edit')).toHaveCount(0);
  }
});
