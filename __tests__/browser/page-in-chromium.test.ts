import { testPage } from './page/test-page.ts'

testPage('Chromium')
