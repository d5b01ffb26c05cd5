"""A deterministic generator: the same numbers on every machine and in every version of Python."""


class Lcg:
    def __init__(self, seed):
        self.state = seed & (2**64 - 1)
        self.next()

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return self.state >> 33

    def below(self, n):
        return self.next() % n

    def between(self, low, high):
        """An integer, both ends included."""
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def near(self, amount, permille):
        """amount, off by at most so many thousandths of it."""
        return amount + amount * self.between(-permille * 100, permille * 100) // 100000
