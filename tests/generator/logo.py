#!/usr/bin/env python3
"""Draws templates/logotyp.png, a logo of nobody's: tests/generator/logo.py FILE

A disk with waves and the word LOGOTYP; grey with alpha, so that what is not drawn is the paper.
"""
import math
import struct
import sys
import zlib

HEIGHT, WIDTH = 200, 690
FINE = 4  # points within a pixel, each way
LETTERS = {
    "L": ("#....", "#....", "#....", "#....", "#....", "#....", "#####"),
    "O": (".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."),
    "G": (".###.", "#...#", "#....", "#.###", "#...#", "#...#", ".###."),
    "T": ("#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."),
    "Y": ("#...#", "#...#", ".#.#.", "..#..", "..#..", "..#..", "..#.."),
    "P": ("####.", "#...#", "#...#", "####.", "#....", "#....", "#...."),
}
WORD, BLOCK, LEFT, TOP = "LOGOTYP", 11, 230, 62


def in_disk(x, y):
    radius = HEIGHT / 2
    if math.hypot(x - radius, y - radius) > radius - 2:
        return False
    wave = y + 9 * math.sin(x * math.pi / 50)
    return not any(abs(wave - middle) < 7 for middle in (90, 122, 154))


def in_word(x, y):
    column, row = int((x - LEFT) // BLOCK), int((y - TOP) // BLOCK)
    if not 0 <= row < 7 or not 0 <= column < 6 * len(WORD):
        return False
    letter, column = divmod(column, 6)
    return column < 5 and LETTERS[WORD[letter]][row][column] == "#"


def alpha(x, y):
    steps = [(i + 0.5) / FINE for i in range(FINE)]
    hits = sum(in_disk(x + a, y + b) or in_word(x + a, y + b) for a in steps for b in steps)
    return 255 * hits // (FINE * FINE)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main():
    rows = b"".join(b"\0" + bytes(v for x in range(WIDTH) for v in (0x1A, alpha(x, y))) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 4, 0, 0, 0)
    with open(sys.argv[1], "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    main()
