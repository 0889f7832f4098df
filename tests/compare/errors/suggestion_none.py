# Nothing is near enough.
print(zzzzqqqq)
