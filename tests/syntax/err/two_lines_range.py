x = f(a
      b)
