import { describe, expect, it } from 'vitest'
import { changedValues } from '#app/changed-values.ts'
import { emptyForm, problemsOf, valuesOf } from '#app/features/customer/customer-values.ts'

const form = { ...emptyForm, name: ' 禾岭医药 ', tags: '连锁，华东, 连锁;', cadence: ' 14 ' }

describe('customer form', () => {
  it('reads trimmed words, a whole number of days and tags by any separator', () => {
    expect(valuesOf(form)).toMatchObject({ name: '禾岭医药', cadenceDays: 14, tags: ['连锁', '华东'] })
  })

  it.each([
    [{ name: '  ' }, ['name']],
    [{ cadence: '' }, ['cadence']],
    [{ cadence: '0' }, ['cadence']],
    [{ cadence: '1.5' }, ['cadence']],
    [{ cadence: '4000' }, ['cadence']],
    [{ name: '', cadence: '一周' }, ['name', 'cadence']],
    [{}, []],
  ])('finds the problems of %j', (change, problems) => {
    expect([...problemsOf({ ...form, ...change })]).toEqual(problems)
  })

  it('writes only what changed since it was opened', () => {
    const born = valuesOf(form)
    expect(changedValues(born, valuesOf(form))).toEqual({})
    expect(changedValues(born, { ...born, city: '江南市', isKey: true })).toEqual({ city: '江南市', isKey: true })
  })

  it('takes tags in another order for the same tags, and one less for a change', () => {
    const born = valuesOf(form)
    expect(changedValues(born, { ...born, tags: ['华东', '连锁'] })).toEqual({})
    expect(changedValues(born, { ...born, tags: ['华东'] })).toEqual({ tags: ['华东'] })
  })

  it('writes an emptied field as empty', () => {
    const born = { ...valuesOf(form), phone: '0571-1234' }
    expect(changedValues(born, { ...born, phone: '' })).toEqual({ phone: '' })
  })
})
