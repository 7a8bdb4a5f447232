import { chromium } from '@playwright/test';
import fs from 'node:fs';
const [out,w,...files]=process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page=await (await b.newContext({viewport:{width:1500,height:1000}})).newPage();
await page.setContent(`<body style="margin:0;display:flex;flex-wrap:wrap;gap:8px;background:#888">${files.map(f=>`<img style="width:${w}px" src="data:image/png;base64,${fs.readFileSync(f).toString('base64')}">`).join('')}</body>`);
await page.screenshot({path:out,fullPage:true});
await b.close();
