import { chromium } from '@playwright/test';
const base='http://127.0.0.1:3456';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const log=(await import('node:fs')).readFileSync('/tmp/m.log','utf8');
const token=/welcome\?token=(\S+)/.exec(log)?.[1];
const fs=await import('node:fs');
let cookie=fs.existsSync('/tmp/m.cookie')?fs.readFileSync('/tmp/m.cookie','utf8'):'';
if(!cookie){
 const post=(u,f)=>fetch(base+u,{method:'POST',body:new URLSearchParams(f),headers:{'sec-fetch-site':'same-origin'},redirect:'manual'});
 await post('/api/welcome',{token,password:'a few words together',name:'Root Admin',email:'root@example.org'});
 const r=await post('/api/sign-in',{email:'root@example.org',password:'a few words together'});
 cookie=r.headers.getSetCookie().map(l=>l.split(';')[0]).join('; '); fs.writeFileSync('/tmp/m.cookie',cookie);
}
const out='/tmp/shots'; fs.mkdirSync(out,{recursive:true});
const [mode,...paths]=process.argv.slice(2);
for(const [tag,w,h,scheme] of [['d',1440,1000,'light'],['p',390,844,'dark']].filter(([t])=>mode.includes(t))){
 const ctx=await b.newContext({viewport:{width:w,height:h},colorScheme:scheme,deviceScaleFactor:1,hasTouch:tag==='p',isMobile:tag==='p'});
 if(!mode.includes('a')) await ctx.addCookies(cookie.split('; ').map(p=>({name:p.slice(0,p.indexOf('=')),value:p.slice(p.indexOf('=')+1),url:base})));
 const page=await ctx.newPage();
 page.on('console',m=>m.type()==='error'&&console.log(tag,m.text()));
 for(const p of paths){ await page.goto(base+p,{waitUntil:'networkidle'}); await page.screenshot({path:`${out}/${tag}${p.replaceAll(/[^a-z0-9]+/gi,'_')}.png`,fullPage:!mode.includes('f')}); }
}
await b.close();
