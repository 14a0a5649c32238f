"""The scalar twins of the primitives in ``arithmetic.py``, as source text; the only text that exists twice."""

# They must give the same bits as their twins on arrays; a test compares both.
PRIMITIVES = '''
def select(condition, when_true, otherwise):
    return when_true if condition else otherwise


def minimum(a, b):
    return b if b < a else a


def maximum(a, b):
    return b if b > a else a


def power_of_two(exponent):
    return np.int64(np.int64(exponent + 1023.0) << 52).view(np.float64)
'''
