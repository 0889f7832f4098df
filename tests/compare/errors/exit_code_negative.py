# Also below zero.
raise SystemExit(-1)
