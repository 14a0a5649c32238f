"""The compiled form of a week: the source of mechanisms, arithmetic and streams, woven into loops over lanes.

A *lane* is one person in one replicate; 32 lanes make a block, stored column by column. The lanes of a block are 32
replicates of one person, or 32 people of one replicate; mechanisms cannot tell the difference.
"""
