// Reads cases, a JSON document a line, and prints what @cloud-copilot/iam-simulate decides on each.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'

const statement = (more) => ({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...more } })
const full = { name: 'full', policy: statement({}) }
const fullResource = { name: 'RCPFullAWSAccess', policy: statement({ Principal: '*' }) }
const everywhere = ['root', 'ou-a', '111122223333'].map((orgIdentifier) => ({ orgIdentifier, policies: [full] }))
const nowhere = (levels) =>
  levels.map(({ orgIdentifier, policies }) => ({ orgIdentifier, policies: [fullResource, ...policies] }))

for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const it = JSON.parse(line)
  const simulation = {
    request: {
      principal: it.principal,
      action: it.action,
      resource: { resource: it.resource, accountId: it.account },
      contextVariables: it.context
    },
    identityPolicies: it.identity ?? [full],
    serviceControlPolicies: it.scp ?? everywhere,
    resourceControlPolicies: nowhere(it.rcp ?? everywhere.map((level) => ({ ...level, policies: [] })))
  }
  try {
    // It leaves session policies out; one limits as a boundary does, so that it is asked about as one.
    const limits = it.session ? [it.boundary, [{ name: 'session', policy: it.session }]] : [it.boundary]
    const results = limits.map((permissionBoundaryPolicies) =>
      runUnsafeSimulation({ ...simulation, permissionBoundaryPolicies }, { simulationMode: 'Strict' })
    )
    const decision = results.every((result) => result === 'Allowed') ? 'allow' : 'deny'
    console.log(JSON.stringify({ id: it.id, decision, results }))
  } catch (error) {
    console.log(JSON.stringify({ id: it.id, decision: 'error', result: String(error) }))
  }
}
