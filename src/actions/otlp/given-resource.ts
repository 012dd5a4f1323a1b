import {
  detectResources,
  type Resource,
  resourceAttributesEnvDetector,
  serviceNameEnvDetector,
} from '@opentelemetry/resources'
import { printAnnotation } from '../print.ts'
import { getVariable } from '../read-values.ts'

const MALFORMED =
  'The variable OTEL_RESOURCE_ATTRIBUTES was ignored: expected name=value pairs with commas between them, each name and value at most 255 characters, with other commas and equals signs as %2C and %3D. It is not shown because it may contain a secret.'

/**
 * Returns the attributes in the standard variables. If OTEL_RESOURCE_ATTRIBUTES is malformed, it is ignored as a whole,
 * with a warning. OTEL_SERVICE_NAME has priority over it.
 *
 * https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable
 */
export function givenResource(): Resource {
  const listed = detectResources({ detectors: [resourceAttributesEnvDetector] })
  // The detector only logs an error; without one, it returns an attribute for each item of the list.
  const isListed = /[^\s,]/.test(getVariable('OTEL_RESOURCE_ATTRIBUTES') ?? '')
  if (isListed && Object.keys(listed.attributes).length === 0) {
    printAnnotation('warning', MALFORMED)
  }
  return listed.merge(detectResources({ detectors: [serviceNameEnvDetector] }))
}
