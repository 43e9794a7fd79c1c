"""The same lists for a whole nation: arrays instead of objects, and jobs that go on by themselves.

`columns` numbers what is equal, `citizens` lays people out in rows, `postings` turns them round,
`readings`, `jobs`, `requirements`, `occupations` and `circumstances` judge many at once
(`expected` and `compiled` hold their sums, `neighbours` what they share), `top` proves who is
best, `store` keeps rows while people change, `openings` turns it all round for one citizen against
many openings (`opening_skills`, `opening_requirements` and `opening_gains` judge them), `pairs`
lists a nation in pieces that `work` keeps on disk and `spread` gives to other processes.
"""
