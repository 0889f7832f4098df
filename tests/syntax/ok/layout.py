x = 1 if True else \
  2
if x:
        y

# a comment

        z
   # another
        w
else :
	v
( # inside
  a,

  b
   )
x = 1
if x: pass
"last line without an end"