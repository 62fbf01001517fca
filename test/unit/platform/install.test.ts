import { expect, it } from 'vitest'
import { type InstallFacts, installWayOf } from '#app/platform/install.ts'

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const android = 'Mozilla/5.0 (Linux; Android 15; V2307A) AppleWebKit/537.36 (KHTML, like Gecko)'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const plain: InstallFacts = { agent: '', isIos: false, isSecure: true, isInstalled: false, hasPrompt: false }
const chrome = `${android} Chrome/146.0.0.0 Mobile Safari/537.36`

it.each([
  ['iPhone Safari', { agent: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`, isIos: true }, 'ios-safari'],
  ['iPhone Chrome', { agent: `${iphone} CriOS/146.0 Mobile/15E148 Safari/604.1`, isIos: true }, 'ios-other'],
  ['iPhone Edge', { agent: `${iphone} Version/18.0 EdgiOS/146.0 Mobile Safari/604.1`, isIos: true }, 'ios-other'],
  ['iPad, which says Mac', { agent: `${mac} Version/18.5 Safari/605.1.15`, isIos: true }, 'ios-safari'],
  ['Android Chrome that offers', { agent: chrome, hasPrompt: true }, 'prompt'],
  ['Android Chrome that does not', { agent: chrome }, 'android-menu'],
  [
    'Android Firefox',
    { agent: 'Mozilla/5.0 (Android 15; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0' },
    'android-menu',
  ],
  ['Mi Browser', { agent: `${chrome} XiaoMi/MiuiBrowser/19.5` }, 'bookmark'],
  ['Huawei Browser', { agent: `${android} Chrome/114.0 HuaweiBrowser/16.0 Mobile Safari/537.36` }, 'bookmark'],
  ['vivo', { agent: `${chrome} VivoBrowser/25.1` }, 'bookmark'],
  ['OPPO', { agent: `${chrome} HeyTapBrowser/45.1` }, 'bookmark'],
  ['QQ', { agent: `${chrome} MQQBrowser/15.2` }, 'bookmark'],
  ['UC', { agent: `${android} UCBrowser/17.0 Chrome/123.0 Mobile Safari/537.36` }, 'bookmark'],
  ['desktop Chrome', { agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/146.0.0.0 Safari/537.36' }, 'desktop-menu'],
  ['desktop Edge', { agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/146.0 Safari/537.36 Edg/146.0' }, 'desktop-menu'],
  ['Mac Safari', { agent: `${mac} Version/18.5 Safari/605.1.15` }, 'mac-safari'],
  ['an older Mac Safari', { agent: `${mac} Version/16.4 Safari/605.1.15` }, 'none'],
  ['desktop Firefox', { agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' }, 'none'],
  ['plain http', { agent: chrome, isSecure: false, hasPrompt: true }, 'insecure'],
  ['the home screen', { agent: `${iphone} Version/18.5 Safari/604.1`, isIos: true, isInstalled: true }, 'installed'],
] as const)('%s is shown its own way to the home screen', (_, facts, way) => {
  expect(installWayOf({ ...plain, ...facts })).toBe(way)
})
