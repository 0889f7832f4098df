# Carets stay in place after wide and combining characters.
größe = {"ключ": 1}
print("日本語", größe["нет"], "é")
