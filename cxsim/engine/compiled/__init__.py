"""The compiled form of a week: the source of mechanisms, arithmetic and streams, written as LLVM vector instructions.

A *lane* is one person in one replicate. Eight lanes make a *chunk*, stored column by column. The lanes of a chunk are
eight replicates of one person, or eight people of one replicate; mechanisms cannot tell the difference. A *block* is
one person, or eight people of one replicate. A week goes through all blocks once for every eight replicates: what
people see of one another then stays in the cache while it is needed.
"""
