import { describeCases } from '../testing/describe-cases.ts'

describeCases('reports')
