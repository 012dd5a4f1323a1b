import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The folders and files of a runner for one step. */
export interface RunnerFolder {
  readonly home: string
  readonly workspace: string
  readonly temp: string
  readonly tools: string
  readonly eventFile: string
  readonly commandFiles: CommandFiles
}

/** The command files of a step, by the variable that names each. */
type CommandFiles = Readonly<Record<CommandVariable, string>>
type CommandVariable =
  'GITHUB_ENV' | 'GITHUB_OUTPUT' | 'GITHUB_PATH' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY'

/** Lays out `root` as a runner does before a step; the command files are empty. */
export async function makeRunnerFolder(root: string, event: object): Promise<RunnerFolder> {
  const home = join(root, 'home')
  const workspace = join(root, 'work')
  const tools = join(root, '_tool')
  const temp = join(root, '_temp')
  const workflow = join(temp, '_github_workflow')
  const commands = join(temp, '_runner_file_commands')
  for (const folder of [home, workspace, tools, workflow, commands]) {
    await mkdir(folder, { recursive: true })
  }

  const eventFile = join(workflow, 'event.json')
  const commandFiles = nameCommandFiles(commands)
  await writeFile(eventFile, JSON.stringify(event))
  for (const file of Object.values(commandFiles)) await writeFile(file, '')
  return { home, workspace, temp, tools, eventFile, commandFiles }
}

function nameCommandFiles(folder: string): CommandFiles {
  const name = (kind: string) => join(folder, `${kind}_8b1a9953-c461-4f6e-9e3c-0d3b1d1c7c11`)
  return {
    GITHUB_ENV: name('set_env'),
    GITHUB_OUTPUT: name('set_output'),
    GITHUB_PATH: name('add_path'),
    GITHUB_STATE: name('save_state'),
    GITHUB_STEP_SUMMARY: name('step_summary'),
  }
}
