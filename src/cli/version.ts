/** The version in package.json. */
export const VERSION = '1.0.0'

/** The first major version of Node that has what the command uses, as in `engines` of package.json. */
export const MIN_NODE = 22
