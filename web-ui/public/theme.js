// Before the first paint: the theme chosen earlier, so that the page does not flash in the other one.
const theme = localStorage.getItem('headroom.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
