# Two frames in turn are not folded.
import sys
sys.setrecursionlimit(12)

def ping(n):
    return pong(n)

def pong(n):
    return ping(n)

ping(0)
