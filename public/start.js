// Runs before the first paint, in any browser: the chosen theme, language and text size (app/preferences.ts
// keeps them), and a plain page instead of a blank one where the browser is below the floor.
;(function () {
  var root = document.documentElement
  var chosen = {}
  try {
    chosen = JSON.parse(localStorage.getItem('ketu.preferences') || '{}') || {}
  } catch (error) {
    // Blocked storage or a broken value: the defaults are fine.
  }
  if (chosen.theme === 'light' || chosen.theme === 'dark') root.setAttribute('data-theme', chosen.theme)
  if (chosen.language === 'en') root.lang = 'en'
  if (chosen.textSize) root.setAttribute('data-text', chosen.textSize)
  // oklch: Chromium 111. CSSPropertyRule: Safari 16.4 and Firefox 128.
  if (window.CSS && CSS.supports && CSS.supports('color', 'oklch(0% 0 0)') && 'CSSPropertyRule' in window) return
  // The app does not start: its script runs before the page is whole.
  root.setAttribute('data-too-old', '')
  document.addEventListener('DOMContentLoaded', function () {
    var app = document.getElementById('app')
    app.parentNode.removeChild(app)
    var told = document.getElementById('too-old')
    told.style.padding = '24px 16px'
    told.removeAttribute('hidden')
  })
})()
