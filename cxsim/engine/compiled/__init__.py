"""The compiled form of a week: the source of mechanisms, arithmetic and streams, written as LLVM vector instructions.

A *lane* is one person in one replicate. Eight lanes make a *chunk*, stored column by column. The lanes of a chunk are
eight replicates of one person, or eight people of one replicate; mechanisms cannot tell the difference. A *block* is
one person with all replicates of the batch (one to four chunks), or one chunk of people.
"""
