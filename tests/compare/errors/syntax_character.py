# A character that has no business there.
x = 5 ¢ 3
