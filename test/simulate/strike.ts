/** What every fault needs: somebody to strike, and an end. */
import type { Device } from './device.ts'
import type { Weather } from './network.ts'
import type { Team } from './team.ts'

export const pick = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[Math.floor(random() * list.length)]

export const anyDevice = ({ devices, random }: Team): Device | undefined =>
  pick(
    devices.filter(({ isGone }) => !isGone),
    random,
  )

/** A fault ends some time later, or when everything heals. */
export function later({ world, random, ends }: Team, longestMs: number, call: () => void): void {
  const end = (): void => {
    if (ends.delete(end)) call()
  }
  ends.add(end)
  world.after(500 + random() * longestMs, end, world.makeLane())
}

/** The network of a device is in a state for a while; then the device hears that it may be back. */
export function setWeather(team: Team, device: Device, kind: Weather, longestMs: number): boolean {
  if (device.link.weather !== 'fine') return false
  device.link.weather = kind
  later(team, longestMs, () => {
    if (device.link.weather !== kind) return
    device.link.weather = 'fine'
    for (const tab of device.tabs) tab.page.run(tab.hint)
  })
  return true
}
